import type { EntityDefinition, FieldDefinition, ListQuery } from '@/lib/entity/definition';
import { CONDITIONS, type Condition, conditionsOf, parametersOf } from './conditions';

/** One way a list is narrowed: what its chip says and the address carries. */
export type Filter = { field: string; condition: Condition; values: readonly string[] };

const isCondition = (text: string): text is Condition => CONDITIONS.some((known) => known === text);

const written = (value: string): string => value.replace(/[%:,;]/g, (char) => encodeURIComponent(char));

function read(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Somebody wrote the address by hand.
    return text;
  }
}

/** Takes filters, returns them as addresses carry them: `status:any:open,waiting;due_at:lt:2026-01-01`. */
export function writeFilters(filters: readonly Filter[]): string {
  return filters
    .map(({ field, condition, values }) =>
      [field, condition, ...(values.length > 0 ? [values.map(written).join(',')] : [])].join(':'),
    )
    .join(';');
}

/** Takes filters as an address carries them; what is none is left out. */
export function readFilters(text: string): Filter[] {
  return text.split(';').flatMap((part) => {
    const [field, condition, values] = part.split(':');
    if (!field || !condition || !isCondition(condition)) return [];
    return [{ field, condition, values: values ? values.split(',').map(read) : [] }];
  });
}

/** Takes an entity and filters, returns those it has; an address may be older than the SPEC. */
export function knownFilters(
  definition: Pick<EntityDefinition, 'fields'>,
  filters: readonly Filter[],
): { field: FieldDefinition; filter: Filter }[] {
  return filters.flatMap((filter) => {
    const field = definition.fields.find(({ name }) => name === filter.field);
    return field && conditionsOf(field).includes(filter.condition) ? [{ field, filter }] : [];
  });
}

/** Takes an entity, filters and what time it is, returns the parameters that ask the API for what passes all of them. */
export function filterQuery(
  definition: Pick<EntityDefinition, 'fields'>,
  filters: readonly Filter[],
  now: Date,
): ListQuery {
  const query: ListQuery = {};
  for (const { field, filter } of knownFilters(definition, filters))
    Object.assign(query, parametersOf(field, filter.condition, filter.values, now));
  return query;
}

/** Returns the filters with one put in place of the one about the same field and condition, or at the end. */
export function withFilter(filters: readonly Filter[], filter: Filter, replaced?: Filter): Filter[] {
  const same = (other: Filter): boolean =>
    other === replaced || (other.field === filter.field && other.condition === filter.condition);
  const at = filters.findIndex(same);
  const rest = filters.filter((other) => !same(other));
  rest.splice(at === -1 ? rest.length : at, 0, filter);
  return rest;
}
