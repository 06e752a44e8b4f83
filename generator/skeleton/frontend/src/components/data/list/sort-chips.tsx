'use client';

import { ArrowDownIcon, ArrowUpIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useList } from './list-context';
import { RemoveButton } from './remove-button';

/** What the list is ordered by, the first counting most; a click turns the direction round. */
export function SortChips() {
  const t = useTranslations('list');
  const { definition, state, setState, label } = useList();
  const known = state.sorts.filter(({ field }) =>
    definition.fields.some(({ name, sortable }) => name === field && sortable),
  );
  return known.map((sort, index) => {
    const Icon = sort.descending ? ArrowDownIcon : ArrowUpIcon;
    const turned = state.sorts.map((other) =>
      other === sort ? { ...sort, descending: !sort.descending } : other,
    );
    return (
      <li
        key={sort.field}
        className="flex h-7 items-center rounded-md border border-dashed bg-card text-xs shadow-xs"
      >
        <button
          type="button"
          onClick={() => setState({ sorts: turned })}
          aria-label={t(sort.descending ? 'sort.descending' : 'sort.ascending', { field: label(sort.field) })}
          className="flex h-full items-center gap-1 rounded-l-md pr-1 pl-2 font-medium hover:bg-accent focus-visible:-outline-offset-2"
        >
          <Icon aria-hidden="true" className="size-3.5 text-muted-foreground" />
          {label(sort.field)}
          {known.length > 1 && <span className="text-muted-foreground tabular-nums">{index + 1}</span>}
        </button>
        <RemoveButton
          label={t('sort.remove', { field: label(sort.field) })}
          onClick={() => setState({ sorts: state.sorts.filter((other) => other !== sort) })}
        />
      </li>
    );
  });
}
