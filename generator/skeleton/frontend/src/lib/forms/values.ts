import type { EntityDefinition, FieldDefinition, Id, Row } from '@/lib/entity/definition';
import { columnOf, findField, sentValueOf, writableFields } from '@/lib/entity/fields';
import { isUnreadable } from '@/lib/entity/unreadable';

/** What a form holds: values as requests carry them, under the names requests use. */
export type FormValues = Record<string, unknown>;

/** Returns whether a field holds nothing. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Returns whether two values are the same for the API; the order of links means nothing. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (Array.isArray(one) && Array.isArray(other))
    return ordered(one) === ordered(other) || JSON.stringify(one) === JSON.stringify(other);
  return Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other);
}

const ordered = (ids: readonly unknown[]): string =>
  ids.every((id) => typeof id !== 'object') ? JSON.stringify(ids.map(String).sort()) : JSON.stringify(ids);

/** Returns what a new record starts with: the SPEC's defaults, and what the address or the caller asks for. */
export function newValues(
  definition: EntityDefinition,
  prefill: FormValues = {},
  now = new Date(),
): FormValues {
  return Object.fromEntries(
    writableFields(definition).map((field) => {
      const column = columnOf(field);
      return [column, column in prefill ? prefill[column] : startOf(field, now)];
    }),
  );
}

function startOf(field: FieldDefinition, now: Date): unknown {
  const given = 'default' in field ? field.default : undefined;
  if (given === 'now') return momentNow(field, now);
  if (given !== undefined) return field.kind === 'decimal' || field.kind === 'money' ? String(given) : given;
  if (field.kind === 'links') return [];
  // A switch that has to be on or off begins off.
  if (field.kind === 'boolean' && field.required) return false;
  return null;
}

function momentNow(field: FieldDefinition, now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  if (field.kind === 'date') return day;
  if (field.kind === 'time') return `${two(now.getHours())}:${two(now.getMinutes())}:00`;
  return `${new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString().slice(0, 19)}Z`;
}

/** Takes a record, returns what its form holds before anything is changed. */
export const valuesOf = (definition: EntityDefinition, row: Row): FormValues =>
  Object.fromEntries(writableFields(definition).map((field) => [columnOf(field), sentValueOf(field, row)]));

/** The parameter of an address that says which record a new one is a copy of. */
export const COPY_OF = 'duplicate';

/** Takes an entity and a record of it, returns the address of the form for a new one that starts as its copy. */
export const copyPath = ({ route }: Pick<EntityDefinition, 'route'>, id: Id): string =>
  `/${route}/new?${new URLSearchParams({ [COPY_OF]: String(id) })}`;

/** Takes a record, returns what a copy of it starts with: all but what no other record may have too. */
export const copyOf = (definition: EntityDefinition, row: Row): FormValues =>
  Object.fromEntries(
    writableFields(definition)
      .filter((field) => !field.unique && field.kind !== 'file' && field.kind !== 'image')
      .map((field) => [columnOf(field), sentValueOf(field, row)]),
  );

/** Returns the columns whose values differ. */
export const changedColumns = (before: FormValues, after: FormValues): readonly string[] =>
  Object.keys(after).filter((column) => !sameValue(before[column], after[column]));

/** Body of the request that creates: what was left empty is left out, so that the API's own defaults hold. */
export const createBody = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

/** Body of the request that changes: only what differs; null takes a value away. */
export const updateBody = (before: FormValues, after: FormValues): FormValues =>
  Object.fromEntries(changedColumns(before, after).map((column) => [column, after[column] ?? null]));

/** Returns the columns whose text cannot be read as a value. */
export const unreadableColumns = (values: FormValues): readonly string[] =>
  Object.keys(values).filter((column) => isUnreadable(values[column]));

/**
 * Takes the query of an address (`?customer_id=3&status=open`), returns what a new record starts with. Fields may be
 * called by their names or their columns; what is no field of the entity, or no value of it, is left out.
 */
export function prefillOf(
  definition: EntityDefinition,
  query: Iterable<readonly [string, string]>,
): FormValues {
  const found: FormValues = {};
  for (const [name, text] of query) {
    const field = findField(definition, name);
    if (!field || field.readOnly) continue;
    const value = readText(field, text);
    if (value === undefined) continue;
    const column = columnOf(field);
    found[column] =
      field.kind === 'links' ? [...((found[column] as unknown[] | undefined) ?? []), value] : value;
  }
  return found;
}

function readText(field: FieldDefinition, text: string): unknown {
  switch (field.kind) {
    case 'integer':
    case 'float':
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'enum':
      return field.values.includes(text) ? text : undefined;
    case 'reference':
    case 'links':
      return /^\d+$/.test(text) ? Number(text) : text || undefined;
    case 'json':
    case 'geo':
    case 'file':
    case 'image':
      return undefined;
    default:
      return text;
  }
}
