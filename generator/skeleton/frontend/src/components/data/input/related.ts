import type { EntityDefinition, FieldDefinition, Id, ListQuery } from '@/lib/entity/definition';

/** As many as somebody reads before typing more letters. */
const CHOICES = 20;

/** Takes what somebody typed, returns the query that finds records of the target by it. */
export function searchQuery(target: EntityDefinition, typed: string, narrow: ListQuery = {}): ListQuery {
  const text = typed.trim();
  const display = target.fields.find((field) => field.name === target.display);
  const query: ListQuery = { ...narrow, limit: CHOICES, count: false };
  if (display?.sortable) query.sort = display.name;
  if (text === '') return query;
  if (target.searchable) return { ...query, search: text };
  if (display?.operators.includes('contains')) return { ...query, [`${display.name}__contains`]: text };
  return query;
}

/** A choice of the form that says something about another one. */
export type Narrowing = { column: string; by: string };

/**
 * Dependent choices: what a form has chosen narrows what else can be chosen in it. Takes the form's entity, one of its
 * references and the entity that one refers to; returns which columns of that entity have to equal which of the form's:
 * with a customer chosen, only orders of that customer. Both must be called the same: who reviews an order need not be
 * who sold it, though both are people.
 */
export function narrowingsOf(
  definition: EntityDefinition,
  field: FieldDefinition,
  target: EntityDefinition,
): readonly Narrowing[] {
  if (target.key === definition.key) return [];
  return definition.fields.flatMap((other): Narrowing[] => {
    if (other.kind !== 'reference' || other.name === field.name || other.readOnly) return [];
    const same = target.fields.find(({ name }) => name === other.name);
    return same?.kind === 'reference' && same.target === other.target && same.operators.includes('eq')
      ? [{ column: same.column, by: other.column }]
      : [];
  });
}

/** Takes how a choice is narrowed and what the form holds, returns the filters; empty while nothing is chosen yet. */
export function narrowQuery(narrowings: readonly Narrowing[], values: readonly unknown[]): ListQuery {
  return Object.fromEntries(
    narrowings.flatMap(({ column }, index): [string, Id][] => {
      const value = values[index];
      return typeof value === 'number' || (typeof value === 'string' && value !== '')
        ? [[column, value]]
        : [];
    }),
  );
}
