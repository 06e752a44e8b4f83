'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EntityDefinition, Row } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { type Neighbours, neighboursIn } from '@/lib/detail/record-layout';

const NONE: Neighbours = { previous: null, next: null };

/** Returns the records beside this one: in the list somebody came from, else by when they were created. */
export function useNeighbours(definition: EntityDefinition, row: Row): Neighbours {
  const client = useQueryClient();
  const { lists, childrenOf } = keysOf(definition);
  const lately = client
    .getQueryCache()
    .findAll({ queryKey: lists })
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt);
  const seen = lately.map((query) => neighboursIn(query.state.data, String(row.id))).find((found) => found);
  const moment = typeof row.created_at === 'string' ? row.created_at : null;
  const asked = useQuery({
    queryKey: [...childrenOf(row.id), '@beside', moment],
    queryFn: async ({ signal }): Promise<Neighbours> => {
      const one = { limit: 1, count: false };
      const [newer, older] = await Promise.all([
        definition.api.list({ ...one, created_at__gt: moment ?? '', sort: 'created_at' }, signal),
        definition.api.list({ ...one, created_at__lt: moment ?? '', sort: '-created_at' }, signal),
      ]);
      return { previous: newer.items[0] ?? null, next: older.items[0] ?? null };
    },
    enabled: !seen && moment !== null,
  });
  return seen ?? asked.data ?? NONE;
}
