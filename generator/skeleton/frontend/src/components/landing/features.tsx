import {
  Bell,
  CalendarDays,
  ChartColumn,
  FileDown,
  Images,
  KanbanSquare,
  Languages,
  type LucideIcon,
  MapPinned,
  Search,
  ShieldCheck,
  WifiOff,
} from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { EntityIcon } from '@/components/shell/entity-icon';
import type { EntityDefinition } from '@/lib/entity/definition';
import { project } from '@/lib/project';
import { listed } from './copy';

/** What an entity is known by; more would be a form. */
const FIELDS = 4;
const UNTOLD: readonly string[] = ['uuid', 'boolean', 'json', 'file'];

/** What can be kept in the application: one card for each entity. */
export async function EntityFeatures({ entities }: { entities: readonly EntityDefinition[] }) {
  const t = await getTranslations();
  if (entities.length === 0) return null;
  return (
    <section aria-labelledby="entities" className="mx-auto w-full max-w-6xl px-4 py-16 sm:px-6 sm:py-20">
      <h2 className="font-semibold text-2xl tracking-tight sm:text-3xl" id="entities">
        {t('shell.landing.entities.title')}
      </h2>
      <p className="mt-2 max-w-2xl text-base text-muted-foreground">{t('shell.landing.entities.lead')}</p>
      <ul className="mt-8 grid gap-px overflow-hidden rounded-xl border bg-border sm:grid-cols-2 lg:grid-cols-3">
        {entities.map((definition) => (
          <EntityFeature definition={definition} key={definition.key} />
        ))}
        {Array.from({ length: (3 - (entities.length % 3)) % 3 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty places that fill the last row, all alike
          <li aria-hidden className="hidden bg-card lg:block" key={index} />
        ))}
        {entities.length % 2 === 1 ? <li aria-hidden className="hidden bg-card sm:block lg:hidden" /> : null}
      </ul>
    </section>
  );
}

async function EntityFeature({ definition }: { definition: EntityDefinition }) {
  const t = await getTranslations(`entities.${definition.key}`);
  const words = await getTranslations('shell.landing.entities');
  const locale = await getLocale();
  const told = t.has('description') ? t('description') : '';
  const fields = definition.fields
    .filter(({ readOnly, kind }) => !readOnly && !UNTOLD.includes(kind))
    .slice(0, FIELDS)
    .map(({ name }) => t(`fields.${name}`));
  return (
    <li className="bg-card p-6">
      <span className="flex size-9 items-center justify-center rounded-lg bg-primary-soft text-primary-soft-foreground">
        <EntityIcon entity={definition.key} />
      </span>
      <h3 className="mt-4 font-semibold text-base tracking-tight">{t('many')}</h3>
      <p className="mt-1 text-muted-foreground text-sm text-pretty">
        {told || (fields.length > 0 ? words('fields', { fields: listed(fields, locale) }) : words('plain'))}
      </p>
    </li>
  );
}

type Ability = { key: string; icon: LucideIcon };

/** Ways to look at things only where there is something to be looked at like that. */
function abilitiesOf(entities: readonly EntityDefinition[]): readonly Ability[] {
  const has = (kind: string): boolean =>
    entities.some(({ views }) => views.some((view) => view.kind === kind));
  return [
    { key: 'search', icon: Search, shown: true },
    { key: 'dashboard', icon: ChartColumn, shown: true },
    { key: 'board', icon: KanbanSquare, shown: has('board') },
    { key: 'calendar', icon: CalendarDays, shown: has('calendar') },
    { key: 'gallery', icon: Images, shown: has('gallery') },
    { key: 'map', icon: MapPinned, shown: has('map') },
    { key: 'live', icon: Bell, shown: true },
    { key: 'roles', icon: ShieldCheck, shown: project.auth },
    { key: 'csv', icon: FileDown, shown: true },
    { key: 'offline', icon: WifiOff, shown: true },
    { key: 'languages', icon: Languages, shown: true },
  ].filter(({ shown }) => shown);
}

/** What the application can do with all of it. */
export async function Abilities({ entities }: { entities: readonly EntityDefinition[] }) {
  const t = await getTranslations('shell.landing.abilities');
  return (
    <section aria-labelledby="abilities" className="border-y bg-muted/50">
      <div className="mx-auto w-full max-w-6xl px-4 py-16 sm:px-6 sm:py-20">
        <h2 className="font-semibold text-2xl tracking-tight sm:text-3xl" id="abilities">
          {t('title')}
        </h2>
        <ul className="mt-8 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
          {abilitiesOf(entities).map(({ key, icon: Icon }) => (
            <li className="flex gap-3.5" key={key}>
              <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-primary" />
              <div>
                <h3 className="font-medium text-sm">{t(`${key}.title`)}</h3>
                <p className="mt-0.5 text-muted-foreground text-sm text-pretty">{t(`${key}.text`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
