import type { EntityDefinition, FieldDefinition, Id, Ref, Row } from './definition';

/** What requests call a field: its own name, or the column that holds the id of what it refers to. */
export const columnOf = (field: FieldDefinition): string => ('column' in field ? field.column : field.name);

/** Returns the fields somebody may write, in the order of the SPEC. */
export const writableFields = (definition: EntityDefinition): readonly FieldDefinition[] =>
  definition.fields.filter((field) => !field.readOnly);

/** Returns the field of this name or column; null for none. */
export const findField = (definition: EntityDefinition, name: string): FieldDefinition | null =>
  definition.fields.find((field) => field.name === name || columnOf(field) === name) ?? null;

/** Whether a field may be left without a value: what has a default always has one. */
export const isClearable = (field: FieldDefinition): boolean =>
  !field.required && !('default' in field && field.default !== undefined);

/** Takes a record, returns what a request would carry for this field. */
export function sentValueOf(field: FieldDefinition, row: Row): unknown {
  if (field.kind !== 'links') return row[columnOf(field)] ?? null;
  const ids = row[field.column];
  return Array.isArray(ids) ? ids : refsOf(row[field.name]).map((ref) => ref.id);
}

/** Takes what an answer carries for a field that refers to one record or file, returns its name and id; null for none. */
export function refOf(value: unknown): Ref | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  const label = 'label' in value ? value.label : 'name' in value ? value.name : null;
  return { id: value.id as Id, label: typeof label === 'string' && label !== '' ? label : `#${value.id}` };
}

/** Takes what an answer carries for a field that refers to several records, returns their names and ids. */
export const refsOf = (value: unknown): readonly Ref[] =>
  Array.isArray(value) ? value.map(refOf).filter((ref) => ref !== null) : [];
