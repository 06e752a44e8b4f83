import type { EntityDefinition, EnumField, ListQuery } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { filtersOf } from '../telling-fields';

/** Under which keys a board keeps its columns and counts; all below the entity's, so that a change drops them. */
export function boardKeys(definition: EntityDefinition, field: EnumField, query: ListQuery) {
  const keys = keysOf(definition);
  const filters = filtersOf(query);
  const board = [...keys.lists, 'board', field.name, filters, query.sort ?? null] as const;
  return {
    board,
    column: (value: string | null) => [...board, value] as const,
    figures: keys.figures(countsQuery(field, query)),
  };
}

/** Returns the query for how many records each column has. */
export const countsQuery = (field: EnumField, query: ListQuery): ListQuery => ({
  ...filtersOf(query),
  group_by: [field.name],
  metrics: ['count'],
});
