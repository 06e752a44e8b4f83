import type { EntityDefinition, Id, ListQuery } from '@/lib/entity/definition';

/** Parts of what is remembered about an entity. */
export type QueryPart = 'list' | 'record' | 'figures' | 'children';

/** Returns under which keys answers about an entity are remembered; its own key comes first, so that a change drops all. */
export function keysOf(definition: Pick<EntityDefinition, 'key'>) {
  const { key } = definition;
  return {
    all: [key] as const,
    lists: [key, 'list'] as const,
    list: (query: ListQuery) => [key, 'list', query] as const,
    record: (id: Id) => [key, 'record', String(id)] as const,
    figures: (query: ListQuery) => [key, 'figures', query] as const,
    children: (id: Id, segment: string, query: ListQuery) =>
      [key, 'children', String(id), segment, query] as const,
  };
}
