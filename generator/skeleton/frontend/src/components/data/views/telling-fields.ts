import type { EntityDefinition, FieldDefinition, ListQuery } from '@/lib/entity/definition';

/** How much a value of a kind tells on a card beside the record's name; kinds left out do not fit there. */
const TELLING: Partial<Record<FieldDefinition['kind'], number>> = {
  reference: 6,
  money: 5,
  date: 5,
  datetime: 5,
  enum: 4,
  email: 3,
  phone: 3,
  decimal: 3,
  integer: 3,
  float: 2,
  string: 2,
  boolean: 1,
  time: 1,
};

/**
 * Returns the fields that tell most about a record, in the order of the SPEC: what cards show below the name.
 * `except` names fields that the view itself shows already.
 */
export function tellingFields(
  definition: EntityDefinition,
  except: readonly string[],
  most: number,
): readonly FieldDefinition[] {
  const offered = definition.fields.filter(
    (field) =>
      !field.readOnly &&
      field.name !== definition.display &&
      !except.includes(field.name) &&
      TELLING[field.kind] !== undefined,
  );
  // One of each kind first: two amounts side by side say less than an amount and a date.
  const again = (field: FieldDefinition): boolean =>
    offered.findIndex(({ kind }) => kind === field.kind) !== offered.indexOf(field);
  const rank = (field: FieldDefinition): number => (TELLING[field.kind] ?? 0) - (again(field) ? 10 : 0);
  const best = offered.toSorted((one, other) => rank(other) - rank(one)).slice(0, most);
  return offered.filter((field) => best.includes(field));
}

/** Parameters of lists that are no filters; figures do not take them. */
const NO_FILTERS: ReadonlySet<string> = new Set([
  'limit',
  'offset',
  'cursor',
  'count',
  'sort',
  'fields',
  'include',
]);

/** Takes a list's query, returns the part of it that narrows: filters and search. */
export function filtersOf(query: ListQuery): ListQuery {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !NO_FILTERS.has(name)));
}

/** Returns where a new record is written that starts with some values. */
export function newRecordPath(definition: EntityDefinition, values: Record<string, string>): string {
  const start = new URLSearchParams(values).toString();
  return `/${definition.route}/new${start && `?${start}`}`;
}
