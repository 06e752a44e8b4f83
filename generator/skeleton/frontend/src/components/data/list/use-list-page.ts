'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { keysOf } from '@/lib/query/keys';
import { pageQuery } from '@/lib/query/list-query';
import { useList } from './list-context';

/** Pages somebody left are forgotten soon: a list of any length takes the memory of a few pages. */
const FORGET_MS = 15_000;

/** Returns the page of records the address asks for; the one before stays on the screen until it is there. */
export function useListPage() {
  const { definition, narrowing, state, setState, preferences } = useList();
  const { sorts, page, starred } = state;
  const { size, favourites } = preferences;
  const query = useMemo(
    () => pageQuery(definition, narrowing, { sorts, page }, size),
    [definition, narrowing, sorts, page, size],
  );
  // No ids at all would mean every record.
  const nothing = starred && favourites.length === 0;
  const found = useQuery({
    queryKey: keysOf(definition).list(query),
    queryFn: ({ signal }) => definition.api.list(query, signal),
    placeholderData: keepPreviousData,
    gcTime: FORGET_MS,
    enabled: !nothing,
  });
  const last = found.data?.total == null ? null : Math.max(1, Math.ceil(found.data.total / size));
  const beyond = last !== null && !found.data?.capped && !found.isPlaceholderData && page > last;
  useEffect(() => {
    // The last record of the last page is gone.
    if (beyond && last !== null) setState({ page: last }, { typing: true });
  }, [beyond, last, setState]);
  return { ...found, nothing, query };
}

/** Returns the number of records, all of them counted, once somebody wants to know. */
export function useExactTotal(asked: boolean) {
  const { definition, narrowing } = useList();
  return useQuery({
    queryKey: keysOf(definition).count(narrowing),
    queryFn: ({ signal }) => definition.api.list({ ...narrowing, limit: 1, count: true }, signal),
    enabled: asked,
    select: (page) => page.total,
  });
}
