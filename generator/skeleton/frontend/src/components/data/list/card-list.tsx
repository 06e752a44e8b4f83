'use client';

import { StarIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { FieldValue } from '@/components/data/value/field-value';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/lib/cn';
import { displayOf, type FieldDefinition, type Row } from '@/lib/entity/definition';
import { toggled } from '@/lib/query/preferences';
import { BulkBar } from './lazy';
import { useList } from './list-context';
import { RowMenuButton, useRowActions } from './row-actions';
import { useSelection } from './selection';
import { TitleValue } from './title-value';

/** Fields a card names: as many as can be taken in at a glance, besides those that speak for themselves. */
const NAMED = 3;

/** The records of a page as cards, for screens too narrow for a table. */
export function CardList({ rows }: { rows: readonly Row[] }) {
  const { definition, shown, words } = useList();
  const { selected, select } = useSelection();
  const ids = Object.keys(selected);
  const others = shown.filter(({ name }) => name !== definition.display);
  const badges = others.filter(({ kind }) => kind === 'enum');
  const fields = others.filter(({ kind }) => kind !== 'enum').slice(0, NAMED);
  return (
    <>
      <ul aria-label={words.many} className="overflow-hidden rounded-xl border bg-card shadow-xs">
        {rows.map((row) => (
          <li key={row.id} className="border-b last:border-b-0">
            <Card
              row={row}
              badges={badges}
              fields={fields}
              selected={selected[String(row.id)] === true}
              onToggle={() =>
                select(Object.fromEntries(toggled(ids, String(row.id)).map((id) => [id, true])))
              }
            />
          </li>
        ))}
      </ul>
      {ids.length > 0 && (
        <BulkBar rows={rows.filter(({ id }) => selected[String(id)])} onClear={() => select({})} />
      )}
    </>
  );
}

type CardProps = {
  row: Row;
  /** Fields whose values need no name beside them. */
  badges: readonly FieldDefinition[];
  fields: readonly FieldDefinition[];
  selected: boolean;
  onToggle: () => void;
};

function Card({ row, badges, fields, selected, onToggle }: CardProps) {
  const t = useTranslations('list');
  const { definition, columns, label, preferences, state } = useList();
  const { star } = useRowActions();
  const name = displayOf(definition, row);
  const starred = preferences.favourites.includes(row.id);
  const value = (field: FieldDefinition) =>
    columns[field.name]?.cell?.(row[field.name], row) ?? (
      <FieldValue definition={definition} field={field} row={row} />
    );
  return (
    <article className={cn('flex items-start gap-3 py-3 pr-2 pl-4', selected && 'bg-primary-soft')}>
      <Checkbox
        className="mt-0.5"
        aria-label={t('select.one', { name })}
        checked={selected}
        onCheckedChange={onToggle}
      />
      <div className="min-w-0 flex-1">
        <h2 className="flex">
          <TitleValue
            definition={definition}
            row={row}
            custom={columns[definition.display ?? '']?.cell?.(row[definition.display ?? 'id'], row)}
          />
        </h2>
        {badges.length > 0 && (
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            {badges.map((field) => (
              <span key={field.name} title={label(field.name)} className="flex max-w-full">
                <span className="sr-only">{label(field.name)}: </span>
                {value(field)}
              </span>
            ))}
          </div>
        )}
        <dl className="mt-2 grid grid-cols-[minmax(4.5rem,auto)_minmax(0,1fr)] items-center gap-x-3 gap-y-1 text-[0.8125rem]">
          {fields.map((field) => (
            <div key={field.name} className="contents">
              <dt className="max-w-28 truncate text-muted-foreground">{label(field.name)}</dt>
              <dd className="flex min-w-0 items-center">{value(field)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="flex shrink-0 flex-col items-center">
        <RowMenuButton row={row} />
        {!state.deleted && (
          <button
            type="button"
            aria-pressed={starred}
            aria-label={t('favourites.star', { name })}
            onClick={() => star(row)}
            className={cn(
              'flex size-8 items-center justify-center rounded-sm',
              starred ? 'text-warning' : 'text-muted-foreground/60',
            )}
          >
            <StarIcon aria-hidden="true" className={cn('size-4', starred && 'fill-current')} />
          </button>
        )}
      </div>
    </article>
  );
}
