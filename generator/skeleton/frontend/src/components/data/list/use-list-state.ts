'use client';

import { createParser, parseAsBoolean, parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { readFilters, writeFilters } from '@/lib/query/filters';
import type { ListState } from '@/lib/query/list-query';
import { readSorts, writeSorts } from '@/lib/query/sorts';

const parseAsFilters = createParser({
  parse: readFilters,
  serialize: writeFilters,
  eq: (one, other) => writeFilters(one) === writeFilters(other),
});
const parseAsSorts = createParser({
  parse: readSorts,
  serialize: writeSorts,
  eq: (one, other) => writeSorts(one) === writeSorts(other),
});

/** What an address says about a list; what is as ever is left out of it. */
export const LIST_PARSERS = {
  view: parseAsString.withDefault(''),
  search: parseAsString.withDefault(''),
  filters: parseAsFilters.withDefault([]),
  sorts: parseAsSorts.withDefault([]),
  page: parseAsInteger.withDefault(1),
  deleted: parseAsBoolean.withDefault(false),
  starred: parseAsBoolean.withDefault(false),
};
export const URL_KEYS = { search: 'q', filters: 'filter', sorts: 'sort' } as const;

export type ViewState = ListState & { view: string };
/** `typing`: a step that “back” should not stop at. */
export type ChangeState = (change: Partial<ViewState>, options?: { typing?: boolean }) => void;

/** Returns what the list shows, kept in the address, and what changes it; any change but of the page goes back to page 1. */
export function useListState(): [ViewState, ChangeState] {
  const [state, setState] = useQueryStates(LIST_PARSERS, {
    urlKeys: URL_KEYS,
    history: 'push',
    clearOnDefault: true,
  });
  const change = useCallback<ChangeState>(
    ({ filters, sorts, ...rest }, options) => {
      setState(
        {
          page: 1,
          ...rest,
          ...(filters ? { filters: [...filters] } : {}),
          ...(sorts ? { sorts: [...sorts] } : {}),
        },
        { history: options?.typing ? 'replace' : 'push' },
      );
    },
    [setState],
  );
  return useMemo(() => [{ ...state, page: Math.max(1, state.page) }, change], [state, change]);
}
