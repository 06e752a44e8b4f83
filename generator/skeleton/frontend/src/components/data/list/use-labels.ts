'use client';

import { useQuery } from '@tanstack/react-query';
import { loadEntity } from '@/features/registry';
import { displayOf } from '@/lib/entity/definition';

/** Takes an entity's key (null: none) and ids of its records, returns their names; what cannot be found is called by its number. */
export function useLabels(target: string | null, ids: readonly string[]): readonly string[] {
  const found = useQuery({
    queryKey: [target ?? '', 'labels', ids],
    queryFn: async ({ signal }) => {
      const definition = await loadEntity(target ?? '');
      const page = await definition.api.list({ id__in: [...ids], limit: ids.length, count: false }, signal);
      return Object.fromEntries(page.items.map((row) => [String(row.id), displayOf(definition, row)]));
    },
    enabled: target !== null && ids.length > 0,
  });
  return ids.map((id) => found.data?.[id] ?? `#${id}`);
}
