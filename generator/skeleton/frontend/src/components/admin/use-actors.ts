'use client';

import { useQueries } from '@tanstack/react-query';
import { displayOf, type Id } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { useAccountDefinition } from './use-account-definition';

/** Takes ids of accounts, returns what those still there are called: each is asked for once, and remembered. */
export function useActors(ids: readonly Id[]): ReadonlyMap<string, string> {
  const definition = useAccountDefinition();
  const wanted = [...new Set(ids.map(String))];
  const kind = typeof ids[0] === 'number' ? Number : String;
  return useQueries({
    queries: wanted.map((id) => ({
      queryKey: keysOf(definition).record(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => definition.api.get(kind(id), signal),
      staleTime: 300_000,
      retry: false,
    })),
    combine: (found) =>
      new Map(
        found.flatMap(({ data }, index) => {
          const id = wanted[index];
          if (!data || id === undefined) return [];
          const name = displayOf(definition, data);
          return [[id, name.startsWith('#') ? String(data.email) : name]];
        }),
      ),
  });
}
