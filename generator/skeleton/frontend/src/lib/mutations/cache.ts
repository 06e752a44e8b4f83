import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { EntityDefinition, Id, Row } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { withChanged, without } from './cached-rows';

/** What was kept before a change was shown that the server has not confirmed yet. */
export type Snapshot = readonly (readonly [QueryKey, unknown])[];

/** Shows a change everywhere the record is on the screen; returns what to put back if the server refuses it. */
export async function showChanged(
  client: QueryClient,
  definition: EntityDefinition,
  id: Id,
  changes: Readonly<Record<string, unknown>>,
): Promise<Snapshot> {
  const snapshot = await snapshotOf(client, definition);
  client.setQueriesData({ queryKey: keysOf(definition).lists }, (kept) => withChanged(kept, id, changes));
  client.setQueryData<Row>(keysOf(definition).record(id), (row) => row && { ...row, ...changes });
  return snapshot;
}

/** Takes records off every list at once; returns what to put back if the server refuses. */
export async function showRemoved(
  client: QueryClient,
  definition: EntityDefinition,
  ids: readonly Id[],
): Promise<Snapshot> {
  const snapshot = await snapshotOf(client, definition);
  client.setQueriesData({ queryKey: keysOf(definition).lists }, (kept) => without(kept, ids));
  return snapshot;
}

/** Puts back what a refused change had replaced. */
export function putBack(client: QueryClient, snapshot: Snapshot | undefined): void {
  for (const [key, kept] of snapshot ?? []) client.setQueryData(key, kept);
}

/**
 * Drops what a change made stale: all about its entity, and the lists of children everywhere, because records of this
 * entity may be among them. What is known of the records in `gone` is not asked for again: there is no answer any more.
 */
export function dropStale(
  client: QueryClient,
  definition: EntityDefinition,
  gone: readonly Id[] = [],
): Promise<void> {
  const [own] = keysOf(definition).all;
  const ids = new Set(gone.map(String));
  return client.invalidateQueries({
    predicate: ({ queryKey: [entity, part, id] }) =>
      entity === own ? !(typeof id === 'string' && ids.has(id)) : part === 'children',
  });
}

/** Answers on their way would overwrite what is shown meanwhile; they are called off first. */
async function snapshotOf(client: QueryClient, definition: EntityDefinition): Promise<Snapshot> {
  const { lists, all } = keysOf(definition);
  await client.cancelQueries({ queryKey: lists });
  const records = client.getQueriesData({ queryKey: [...all, 'record'] });
  return [...client.getQueriesData({ queryKey: lists }), ...records];
}
