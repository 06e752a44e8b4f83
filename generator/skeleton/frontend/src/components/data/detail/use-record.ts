'use client';

import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '@/lib/api/problem';
import type { EntityDefinition, Row } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';

/** Returns one record, a deleted one too for who may see those. */
export function useRecord(definition: EntityDefinition, id: string) {
  return useQuery({
    queryKey: keysOf(definition).record(id),
    queryFn: ({ signal }) =>
      definition.api.get(id, signal).catch((error: unknown) => findDeleted(definition, id, error, signal)),
  });
}

/** Deleted records answer to lists only; whoever may not see them hears that there is no such record. */
async function findDeleted(
  definition: EntityDefinition,
  id: string,
  error: unknown,
  signal: AbortSignal,
): Promise<Row> {
  if (!definition.softDelete || !(error instanceof ApiProblem) || error.status !== 404) throw error;
  const page = await definition.api
    .list({ id__in: [id], deleted: 'only', limit: 1, count: false }, signal)
    .catch(() => null);
  const [found] = page?.items ?? [];
  if (!found) throw error;
  return found;
}
