'use client';

import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { loadEntity } from '@/features/registry';
import { displayOf } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import type { NavEntity } from './navigation';

export type FoundRecord = { entity: NavEntity; id: string; label: string };

/** Of each kind; the list of the entity finds the rest. */
const LIMIT = 5;
const PAUSE_MS = 180;
const MIN_LENGTH = 2;

/** Takes what is typed and the entities, returns the records that have it, of all entities that can be searched. */
export function useRecordSearch(typed: string, entities: readonly NavEntity[]) {
  const search = usePause(typed.trim(), PAUSE_MS);
  const searched = entities.filter(({ searchable }) => searchable);
  const enough = search.length >= MIN_LENGTH;
  const results = useQueries({
    queries: searched.map((entity) => ({
      queryKey: keysOf(entity).list({ search, limit: LIMIT }),
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const definition = await loadEntity(entity.key);
        return definition.api.list({ search, limit: LIMIT }, signal);
      },
      enabled: enough,
      retry: false,
      placeholderData: keepPreviousData,
    })),
  });
  const records = searched.flatMap((entity, index): FoundRecord[] =>
    enough
      ? (results[index]?.data?.items ?? []).map((row) => ({
          entity,
          id: String(row.id),
          label: displayOf(entity, row),
        }))
      : [],
  );
  const pending =
    typed.trim().length >= MIN_LENGTH &&
    (search !== typed.trim() || results.some(({ isFetching }) => isFetching));
  return { records, pending };
}

/** Returns a value once it has not changed for a moment. */
function usePause(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
