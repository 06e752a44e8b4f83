import type { EntityDefinition, Id, ListQuery } from '@/lib/entity/definition';

/** Parts of what is remembered about an entity. */
export type QueryPart = 'list' | 'count' | 'record' | 'figures' | 'children';

/**
 * Takes an entity, returns the keys its answers are kept under. The first part is the entity's, so that `all` drops
 * whatever is known about it; ids are text, because addresses carry them so.
 */
export function keysOf({ key }: Pick<EntityDefinition, 'key'>) {
  return {
    all: [key] as const,
    lists: [key, 'list'] as const,
    list: (query: ListQuery) => [key, 'list', query] as const,
    count: (query: ListQuery) => [key, 'count', query] as const,
    records: [key, 'record'] as const,
    record: (id: Id) => [key, 'record', String(id)] as const,
    allFigures: [key, 'figures'] as const,
    figures: (query: ListQuery) => [key, 'figures', query] as const,
    childrenOf: (id: Id) => [key, 'children', String(id)] as const,
    children: (id: Id, segment: string, query: ListQuery) =>
      [key, 'children', String(id), segment, query] as const,
  };
}
