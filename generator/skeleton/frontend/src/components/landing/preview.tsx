import { LayoutDashboard, Search } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { EntityIcon } from '@/components/shell/entity-icon';
import { cn } from '@/lib/cn';
import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import { toneOf } from '@/lib/format/tone';
import { project } from '@/lib/project';
import '@/components/data/value/tones.css';

/** How wide the text of a cell is, in percent; uneven, as real words are. */
const WIDTHS = [72, 54, 88, 61, 78, 49, 83] as const;
const COLUMNS = 4;

/** A picture of the application with its own entities, fields and values; a picture only, so it is hidden from readers. */
export async function Preview({ entities }: { entities: readonly EntityDefinition[] }) {
  const t = await getTranslations();
  // The one with something to see: states to show, and the most columns.
  const shown = [...entities].sort((left, right) => richness(right) - richness(left))[0];
  if (!shown) return null;
  const fields = shown.columns
    .flatMap((name) => shown.fields.find((field) => field.name === name) ?? [])
    .slice(0, COLUMNS);
  return (
    <div aria-hidden className="relative mx-auto w-full max-w-5xl px-4 select-none sm:px-6">
      <div className="absolute inset-x-10 -top-6 bottom-10 -z-1 rounded-full bg-primary/12 blur-3xl dark:bg-primary/10" />
      <div className="flex h-96 overflow-hidden rounded-xl border bg-card shadow-xl mask-b-from-55% mask-b-to-98% sm:h-[26rem]">
        <div className="hidden w-48 shrink-0 flex-col gap-px border-r bg-sidebar p-3 text-sidebar-foreground sm:flex">
          <p className="mb-3 truncate px-2 font-semibold text-foreground text-sm">{project.name}</p>
          <PreviewLink>
            <LayoutDashboard className="size-4 text-muted-foreground" />
            {t('shell.nav.dashboard')}
          </PreviewLink>
          {entities.slice(0, 7).map(({ key }) => (
            <PreviewLink active={key === shown.key} key={key}>
              <EntityIcon className="text-muted-foreground" entity={key} />
              {t(`entities.${key}.many`)}
            </PreviewLink>
          ))}
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="flex h-12 items-center justify-between border-b px-4">
            <span className="truncate font-semibold text-sm">{t(`entities.${shown.key}.many`)}</span>
            <span className="flex h-7 w-36 items-center gap-2 rounded-md border bg-muted/60 px-2 text-muted-foreground text-xs">
              <Search className="size-3" />
              {t('shell.search.button')}
            </span>
          </div>
          <div className="grid" style={{ gridTemplateColumns: `1.6fr repeat(${fields.length - 1}, 1fr)` }}>
            {fields.map((field) => (
              <span
                className="truncate border-b px-4 py-2.5 font-medium text-muted-foreground text-xs"
                key={field.name}
              >
                {t(`entities.${shown.key}.fields.${field.name}`)}
              </span>
            ))}
            {WIDTHS.flatMap((width, row) =>
              fields.map((field, column) => (
                <span className="flex h-11 items-center border-b px-4" key={`${width}-${field.name}`}>
                  <PreviewCell
                    column={column}
                    field={field}
                    label={(value) => t(`entities.${shown.key}.values.${field.name}.${value}`)}
                    row={row}
                  />
                </span>
              )),
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

const richness = ({ fields, columns }: EntityDefinition): number =>
  (fields.some(({ kind }) => kind === 'enum') ? 10 : 0) + Math.min(columns.length, COLUMNS);

function PreviewLink({ active = false, children }: { active?: boolean; children: ReactNode }) {
  return (
    <span
      className={cn(
        'flex h-8 items-center gap-2.5 truncate rounded-md px-2 text-sm',
        active && 'bg-sidebar-accent font-medium text-sidebar-accent-foreground [&_svg]:text-primary',
      )}
    >
      {children}
    </span>
  );
}

type PreviewCellProps = {
  field: FieldDefinition;
  row: number;
  column: number;
  label: (value: string) => string;
};

function PreviewCell({ field, row, column, label }: PreviewCellProps) {
  if (field.kind === 'enum' && field.values.length > 0) {
    // Any order that does not look like one; the same each time.
    const index = (row * 2 + column + (row % 3)) % field.values.length;
    const value = field.values[index] ?? '';
    return (
      <span className="flex w-fit max-w-full items-center gap-1.5 rounded-full border bg-background px-2 py-0.5 font-medium text-xs">
        <span
          className={cn(`tone-${toneOf(field.values, value)}`, 'size-2 shrink-0 rounded-full bg-(--tone)')}
        />
        <span className="truncate">{label(value)}</span>
      </span>
    );
  }
  if (field.kind === 'boolean')
    return <span className={cn('size-2.5 rounded-full', row % 3 === 1 ? 'bg-border' : 'bg-success')} />;
  const width = WIDTHS[(row + column * 2) % WIDTHS.length] ?? 60;
  return (
    <span
      className={cn('h-2 rounded-full', column === 0 ? 'bg-foreground/25' : 'bg-foreground/10')}
      style={{ width: `${column === 0 ? width : Math.round(width * 0.7)}%` }}
    />
  );
}
