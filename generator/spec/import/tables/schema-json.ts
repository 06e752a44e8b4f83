/**
 * The part of @dbml/core's raw schema that is read here; its SQL and DBML parsers give the same shape.
 * Only DBML carries positions.
 */
export type SchemaJson = {
  tables: TableJson[];
  refs: RefJson[];
  enums: EnumJson[];
  records?: { tableName: string }[];
  project?: { name?: string | null; note?: NoteJson };
};

export type NoteJson = string | { value: string } | null;
export type PositionJson = { line: number; column: number };
export type TokenJson = { start: PositionJson; end: PositionJson };

export type TableJson = {
  name: string;
  schemaName?: string | null;
  fields: ColumnJson[];
  indexes: { pk?: boolean; unique?: boolean; columns: { value: string }[]; token?: TokenJson }[];
  checks?: { expression: string }[];
  note?: NoteJson;
  token?: TokenJson;
};

export type ColumnJson = {
  name: string;
  type: { type_name: string; args?: string | string[] | null };
  pk?: boolean;
  increment?: boolean;
  not_null?: boolean;
  unique?: boolean;
  dbdefault?: { value: string | number | boolean | null; type: string };
  note?: NoteJson;
  checks?: { expression: string }[];
  token?: TokenJson;
};

export type EndpointJson = { tableName: string; fieldNames: string[]; relation: string };
export type RefJson = { endpoints: EndpointJson[]; onDelete?: string | null; token?: TokenJson };
export type EnumJson = { name: string; values: { name: string; note?: NoteJson }[]; token?: TokenJson };

/** The text of a note in either of its two shapes. */
export function noteText(note: NoteJson | undefined): string | undefined {
  const text = typeof note === 'string' ? note : note?.value;
  return text?.trim() || undefined;
}
