'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { FieldDefinition } from '@/lib/entity/definition';
import { formatDay } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import { groupOf } from '@/lib/query/conditions';
import { type Filter, knownFilters, withFilter } from '@/lib/query/filters';
import { FilterEditor } from './lazy';
import { useList } from './list-context';
import { RemoveButton } from './remove-button';
import { SortChips } from './sort-chips';
import { useLabels } from './use-labels';

/** Values a chip names; the others are counted. */
const NAMED = 2;

/** What narrows and orders the list, each a chip that can be changed and taken away. */
export function FilterBar() {
  const t = useTranslations('list');
  const { definition, state, setState } = useList();
  const known = knownFilters(definition, state.filters);
  const several = known.length + state.sorts.length > 1;
  if (known.length === 0 && state.sorts.length === 0 && !state.deleted) return null;
  return (
    <ul className="flex flex-wrap items-center gap-1.5" aria-label={t('filter.active')}>
      {state.deleted && (
        <li className="flex h-7 items-center rounded-md bg-destructive-soft pl-2 text-xs font-medium text-destructive">
          {t('deleted.shown')}
          <RemoveButton label={t('deleted.leave')} onClick={() => setState({ deleted: false })} />
        </li>
      )}
      {known.map(({ field, filter }) => (
        <li key={`${filter.field} ${filter.condition}`}>
          <FilterChip field={field} filter={filter} />
        </li>
      ))}
      <SortChips />
      {several && (
        <li>
          <Button
            variant="ghost"
            size="xs"
            className="text-muted-foreground"
            onClick={() => setState({ filters: [], sorts: [], deleted: false })}
          >
            {t('filter.clear')}
          </Button>
        </li>
      )}
    </ul>
  );
}

function FilterChip({ field, filter }: { field: FieldDefinition; filter: Filter }) {
  const t = useTranslations('list');
  const { state, setState, label } = useList();
  const [open, setOpen] = useState(false);
  const words = useValueWords(field, filter);
  const condition = t(`conditions.${groupOf(field)}.${filter.condition}`);
  return (
    <div className="flex h-7 max-w-full items-center rounded-md border bg-card text-xs shadow-xs">
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger className="flex h-full min-w-0 items-center gap-1 rounded-l-md pl-2 pr-1 hover:bg-accent focus-visible:-outline-offset-2">
          <span className="truncate font-medium">{label(field.name)}</span>
          <span className="shrink-0 text-muted-foreground">{condition}</span>
          {words !== '' && <span className="truncate font-medium">{words}</span>}
        </PopoverTrigger>
        <PopoverContent align="start" className="w-72 p-0" aria-label={label(field.name)}>
          <FilterEditor
            field={field}
            filter={filter}
            onApply={(next) => {
              setState({ filters: withFilter(state.filters, next, filter) });
              setOpen(false);
            }}
          />
        </PopoverContent>
      </Popover>
      <RemoveButton
        label={t('filter.remove', { field: label(field.name) })}
        onClick={() => setState({ filters: state.filters.filter((other) => other !== filter) })}
      />
    </div>
  );
}

/** Returns a filter's values as people read them. */
function useValueWords(field: FieldDefinition, { condition, values }: Filter): string {
  const t = useTranslations('list');
  const locale = useLocale();
  const { words } = useList();
  const labels = useLabels(field.kind === 'reference' ? field.target : null, values);
  const word = (value: string, index: number): string => {
    if (condition === 'last') return t('filter.days', { count: Number(value) });
    if (field.kind === 'reference') return labels[index] ?? value;
    if (field.kind === 'enum') return words.value(field.name, value);
    if (field.kind === 'boolean') return value === 'true' ? t('filter.yes') : t('filter.no');
    if (field.kind === 'date' || field.kind === 'datetime') return formatDay(value, locale);
    return groupOf(field) === 'number' ? formatNumber(value, locale) : value;
  };
  const named = values.slice(0, condition === 'between' ? 2 : NAMED).map(word);
  if (condition === 'between') return named.join(` ${t('filter.and')} `);
  const rest = values.length - named.length;
  return rest > 0 ? `${named.join(', ')} ${t('filter.rest', { count: rest })}` : named.join(', ');
}
