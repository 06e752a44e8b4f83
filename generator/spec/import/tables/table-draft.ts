import { report } from '../../diagnose.ts';
import type { Draft, DraftEntity, DraftField, Span } from '../../draft.ts';
import { foldKey } from '../../naming/fold.ts';
import { singularOf } from '../../naming/names.ts';
import { BUILT_IN_FIELDS } from '../../naming/reserved.ts';
import { applyCheck } from './check.ts';
import { findColumnType } from './column-type.ts';
import { Places } from './place.ts';
import { addReferences, listLinkTables, referenceLabel } from './reference-draft.ts';
import { type ColumnJson, type EnumJson, noteText, type SchemaJson, type TableJson } from './schema-json.ts';

/** Tables that belong to migration tools, not to the model. */
const TOOL_TABLES =
  /^(alembic_version|schema_migrations|flyway_schema_history|databasechangelog(lock)?|__efmigrationshistory|django_(migrations|content_type|session|admin_log)|_prisma_migrations|ar_internal_metadata|sqlite_sequence|knex_migrations(_lock)?|sequelizemeta|typeorm_metadata|spatial_ref_sys)$/i;

/** Adds tables, columns, enumerations and references to the draft. */
export function addTables(draft: Draft, schema: SchemaJson, text: string): void {
  const places = new Places(text);
  for (const declared of schema.enums) addEnum(draft, declared, schema, places);
  const links = listLinkTables(schema);
  for (const table of schema.tables) {
    if (links.has(table)) continue;
    const span = places.table(table.name, table.token);
    if (TOOL_TABLES.test(table.name)) {
      report(draft, 'info', 'table-not-used', span, {
        es: `La tabla «${table.name}» es de una herramienta de migraciones y no se usa.`,
        en: `The table «${table.name}» belongs to a migration tool and is not used.`,
      });
    } else draft.entities.push(toEntity(draft, table, span, schema, places));
  }
  addReferences(draft, schema, links, places, (table) => TOOL_TABLES.test(table));
  if (schema.records && schema.records.length > 0) {
    report(
      draft,
      'info',
      'data-not-used',
      { line: 1, column: 1, endLine: 1, endColumn: 2 },
      {
        es: 'Las filas de datos del fichero no se usan; solo la estructura.',
        en: 'The rows of data in the file are not used; only the structure is.',
      },
    );
  }
}

function addEnum(draft: Draft, declared: EnumJson, schema: SchemaJson, places: Places): void {
  // MySQL's parser makes an enumeration out of each enum column; those stay with their field.
  const isOfColumn = schema.tables.some((table) =>
    table.fields.some((column) => isOwnEnum(table, column, declared)),
  );
  if (isOfColumn) return;
  draft.enums.push({
    label: declared.name,
    span: places.table(declared.name, declared.token),
    values: declared.values.map((value) => ({
      label: noteText(value.note) ?? value.name,
      value: codeOf(value),
    })),
  });
}

const isOwnEnum = (table: TableJson, column: ColumnJson, declared: EnumJson) =>
  declared.token === undefined &&
  declared.name === `${table.name}_${column.name}_enum` &&
  column.type.type_name === declared.name;

/** A value with a note keeps its name as code, since the label then says something else. */
const codeOf = (value: EnumJson['values'][number]) =>
  noteText(value.note) ? value.name.toLowerCase() : undefined;

function toEntity(
  draft: Draft,
  table: TableJson,
  span: Span,
  schema: SchemaJson,
  places: Places,
): DraftEntity {
  const label = singularOf(table.name, draft.language);
  const entity: DraftEntity = {
    label: label.charAt(0).toUpperCase() + label.slice(1),
    span,
    description: noteText(table.note),
    fields: [],
    source: 'block',
  };
  const byColumn = new Map<string, DraftField>();
  for (const column of table.fields) {
    const field = toField(draft, table, column, places.column(column.name, span, column.token), schema);
    if (!field) continue;
    entity.fields.push(field);
    byColumn.set(column.name.toLowerCase(), field);
  }
  applyIndexes(draft, table, byColumn, span);
  const checks = [...(table.checks ?? []), ...table.fields.flatMap((column) => column.checks ?? [])];
  for (const { expression } of checks) {
    if (applyCheck(expression, (column) => byColumn.get(column.toLowerCase()))) continue;
    const text = `${table.name}: CHECK (${expression.slice(0, 200)})`;
    draft.rules.push({ text, span, entity: entity.label });
    report(draft, 'info', 'check-kept-as-rule', span, {
      es: `La condición «${expression.slice(0, 80)}» se conserva como regla, no como restricción de un campo.`,
      en: `The condition «${expression.slice(0, 80)}» is kept as a rule, not as a constraint of a field.`,
    });
  }
  return entity;
}

function toField(
  draft: Draft,
  table: TableJson,
  column: ColumnJson,
  span: Span,
  schema: SchemaJson,
): DraftField | null {
  if (isOwnKey(table, column) || referenceLabel(table, column.name, schema) !== null) return null;
  if (BUILT_IN_FIELDS.has(column.name.toLowerCase().replace(/([a-z])([A-Z])/g, '$1_$2'))) {
    report(draft, 'info', 'column-built-in', span, {
      es: `«${column.name}» ya lo lleva cada tabla del proyecto.`,
      en: `Every table of the project already has «${column.name}».`,
    });
    return null;
  }
  const field: DraftField = { label: column.name, span, description: noteText(column.note) };
  setType(draft, table, column, field, schema);
  if (column.not_null || column.pk) field.required = true;
  if (column.unique || column.pk) field.unique = true;
  setDefault(draft, column, field, span);
  return field;
}

/** Keys a project makes itself: `id`, and a single key column that counts up or is named after its table. */
function isOwnKey(table: TableJson, column: ColumnJson): boolean {
  const name = foldKey(column.name);
  if (name === 'id') return true;
  const keys = table.fields.filter(({ pk }) => pk);
  if (!column.pk || keys.length !== 1) return false;
  if (column.increment || /serial|identity/i.test(column.type.type_name)) return true;
  return (
    /^(.*id|id.*|uuid|guid|pk)$/.test(name) &&
    /int|uuid|number|uniqueidentifier|char/i.test(column.type.type_name)
  );
}

function setType(
  draft: Draft,
  table: TableJson,
  column: ColumnJson,
  field: DraftField,
  schema: SchemaJson,
): void {
  const written = column.type.type_name;
  const declared = schema.enums.find(({ name }) => name.toLowerCase() === written.toLowerCase());
  if (declared) {
    field.type = 'enum';
    if (isOwnEnum(table, column, declared))
      field.values = declared.values.map(({ name }) => ({ label: name }));
    else Object.assign(field, { typeName: declared.name, enumName: declared.name });
    return;
  }
  const found = findColumnType(written, column.name.replace(/([a-z])([A-Z])/g, '$1 $2'));
  if (!found) {
    report(draft, 'warning', 'unknown-type', field.span, {
      es: `El tipo «${written}» no se conoce; «${column.name}» se lee como texto.`,
      en: `The type «${written}» is not known; «${column.name}» is read as text.`,
    });
  }
  field.type = found?.type ?? 'string';
  field.max = found?.max;
}

function setDefault(draft: Draft, column: ColumnJson, field: DraftField, span: Span): void {
  const given = column.dbdefault;
  if (!given || given.value === null || String(given.value).toLowerCase() === 'null') return;
  const text = String(given.value)
    .replace(/::[\w\s"[\]()]+$/, '')
    .replace(/^\(+|\)+$/g, (mark) => (mark.includes('(') ? '' : mark));
  const isTemporal = field.type === 'date' || field.type === 'datetime' || field.type === 'time';
  if (isTemporal && /now|current_|sysdate|getdate|localtime/i.test(text)) field.default = 'now';
  else if (field.type === 'boolean') field.default = /^('?(1|t|true|yes|y)'?|b'1')$/i.test(text);
  else if (given.type !== 'expression') field.default = text.replace(/^'(.*)'$/, '$1');
  else {
    report(draft, 'info', 'default-not-used', span, {
      es: `El valor por defecto «${text.slice(0, 60)}» de «${column.name}» se calcula en la base de datos y no se usa.`,
      en: `The default «${text.slice(0, 60)}» of «${column.name}» is computed by the database and is not used.`,
    });
  }
}

function applyIndexes(
  draft: Draft,
  table: TableJson,
  byColumn: ReadonlyMap<string, DraftField>,
  span: Span,
): void {
  for (const index of table.indexes) {
    if (!index.unique) continue;
    const [first, ...others] = index.columns.map(({ value }) => value);
    const field = byColumn.get(first?.toLowerCase() ?? '');
    if (others.length === 0) {
      if (field) field.unique = true;
      continue;
    }
    const columns = index.columns.map(({ value }) => value).join(', ');
    draft.rules.push({ text: `${table.name}: UNIQUE (${columns})`, span });
    report(draft, 'info', 'unique-kept-as-rule', span, {
      es: `«UNIQUE (${columns})» abarca varias columnas y se conserva como regla.`,
      en: `«UNIQUE (${columns})» spans several columns and is kept as a rule.`,
    });
  }
}
