import type { EntityDefinition, Id, ListQuery } from '@/lib/entity/definition';
import { searchParams } from '@/lib/query/list-query';
import { type Sort, sortQuery } from '@/lib/query/sorts';

/** Takes what narrows a list and its order, returns where the API gives it as a file; a file has no deleted records. */
export function exportPath(
  definition: Pick<EntityDefinition, 'path' | 'fields'>,
  { deleted: _, ...narrowing }: ListQuery,
  sorts: readonly Sort[],
): string {
  const sort = sortQuery(definition, sorts);
  // The mark tells spreadsheets that letters beyond ASCII are what they are.
  const query = searchParams({ ...narrowing, ...(sort.length > 0 ? { sort } : {}), bom: true });
  return `/api/v1/${definition.path}/export?${query}`;
}

/** Takes the ids of some records, returns where the API gives just these as a file. */
export const exportSome = (
  definition: Pick<EntityDefinition, 'path' | 'fields'>,
  ids: readonly Id[],
): string => exportPath(definition, { id__in: ids }, []);
