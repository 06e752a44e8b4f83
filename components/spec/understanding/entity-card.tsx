import { ArrowRight, ArrowRightLeft, CornerDownRight, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { Card } from '#components/ui/card.tsx';
import type { Entity } from '#generator/blueprint/schema.ts';
import { FieldRow } from './field-row.tsx';
import type { RelationEnd } from './relations.ts';

const SENSE_ICON: Record<RelationEnd['sense'], LucideIcon> = {
  belongsTo: CornerDownRight,
  hasMany: ArrowRight,
  hasOne: ArrowRight,
  manyToMany: ArrowRightLeft,
};

type EntityCardProps = { entity: Entity; ends: RelationEnd[] };

/** One entity as it was understood: names, fields, and its relations in words. Drawn again only when something of it changed. */
export const EntityCard = memo(function EntityCard({ entity, ends }: EntityCardProps) {
  const t = useTranslations('spec');
  return (
    <Card aria-labelledby={`entity-${entity.id}`} className="overflow-hidden" data-entity={entity.name}>
      <header className="flex items-baseline gap-2 border-b bg-sunken/60 px-3.5 py-2">
        <h3 className="truncate font-semibold text-base" id={`entity-${entity.id}`}>
          {entity.label}
        </h3>
        <code className="truncate font-mono text-ink-faint text-xs">{entity.name}</code>
        <span className="ml-auto shrink-0 text-ink-muted text-xs tabular">
          {t('count.fields', { count: entity.fields.length })}
        </span>
      </header>
      {entity.description ? (
        <p className="border-b px-3.5 py-2 text-ink-muted text-xs">{entity.description}</p>
      ) : null}
      {entity.fields.length === 0 ? (
        <p className="px-3.5 py-2 text-ink-muted text-xs">{t('entity.noFields')}</p>
      ) : (
        <ul className="divide-y divide-line/60">
          {entity.fields.map((field) => (
            <FieldRow field={field} key={field.id} />
          ))}
        </ul>
      )}
      {ends.length > 0 ? <Relations ends={ends} /> : null}
    </Card>
  );
}, isSame);

/** Each reading makes all objects anew, so they are compared by what they say. */
function isSame(before: EntityCardProps, after: EntityCardProps): boolean {
  return JSON.stringify([before.entity, before.ends]) === JSON.stringify([after.entity, after.ends]);
}

function Relations({ ends }: { ends: RelationEnd[] }) {
  const t = useTranslations('spec');
  return (
    <ul className="space-y-1 border-t bg-sunken/40 px-3.5 py-2 text-ink-muted text-xs">
      {ends.map((end) => {
        const Icon = SENSE_ICON[end.sense];
        return (
          <li className="flex items-center gap-1.5" key={`${end.id}-${end.sense}-${end.name}`}>
            <Icon aria-hidden className="size-3.5 shrink-0 text-accent" />
            <span>
              {t.rich(`relation.${end.sense}`, {
                other: end.otherLabel,
                b: (chunks) => <span className="font-medium text-ink">{chunks}</span>,
              })}
              {end.required ? <span> · {t('field.required')}</span> : null}
            </span>
            <code className="ml-auto truncate font-mono text-2xs text-ink-faint">{end.name}</code>
          </li>
        );
      })}
    </ul>
  );
}
