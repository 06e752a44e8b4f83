import type { EntityDefinition } from '@/lib/entity/definition';

/** What a list is ordered by; the first counts most. */
export type Sort = { field: string; descending: boolean };

/** Takes an order, returns it as addresses carry it: `-due_at,name`. */
export const writeSorts = (sorts: readonly Sort[]): string =>
  sorts.map(({ field, descending }) => `${descending ? '-' : ''}${field}`).join(',');

/** Takes an order as an address carries it. */
export const readSorts = (text: string): Sort[] =>
  text
    .split(',')
    .filter((part) => part !== '' && part !== '-')
    .map((part) => ({ field: part.replace(/^-/, ''), descending: part.startsWith('-') }));

/** Takes an entity and an order, returns it as the API wants it; fields that cannot be ordered by are left out. */
export function sortQuery(definition: Pick<EntityDefinition, 'fields'>, sorts: readonly Sort[]): string[] {
  return sorts.flatMap(({ field: name, descending }) => {
    const field = definition.fields.find((known) => known.name === name && known.sortable);
    if (!field) return [];
    const column = 'column' in field ? field.column : field.name;
    return [`${descending ? '-' : ''}${column}`];
  });
}
