import { report } from '../diagnose.ts';
import type { DraftEntity, DraftField } from '../draft.ts';
import { parseNumber } from '../lexicon/numbers.ts';
import { findYesNo } from '../lexicon/options.ts';
import { fold } from '../naming/fold.ts';
import type { Reading } from './blocks.ts';
import { Cursor, spanAt, withoutTicks } from './cursor.ts';
import { readFieldLine } from './field-line.ts';
import { setPattern, setPreset, setValues } from './field-properties.ts';
import { readSpecPart } from './field-spec.ts';
import type { Item } from './item.ts';
import { onDeleteOf } from './on-delete.ts';
import { readPhrase } from './relation-bullet.ts';
import { settleLeftovers } from './settle.ts';
import { type Cell, type ColumnRole, cellOf, type Row, readTable, type Table } from './table.ts';

/** Reads a table of fields into `entity`: columns in any order, headers in either language. */
export function readFieldTable(items: readonly Item[], entity: DraftEntity, reading: Reading): void {
  const table = readTable(items);
  if (!table) return;
  if (!table.columns.includes('name')) {
    const guess = ['label', 'role', 'fields', 'other', 'entity', 'number']
      .map((role) => table.columns.indexOf(role as ColumnRole))
      .find((at) => at !== -1);
    if (guess === undefined || table.columns.length < 2) {
      reportTable(table, items, reading);
      return;
    }
    table.columns[guess] = 'name';
  }
  for (const row of table.rows) readRow(table, row, entity, reading);
}

function readRow(table: Table, row: Row, entity: DraftEntity, reading: Reading): void {
  const { draft } = reading;
  const name = cellOf(table, row, 'name');
  if (!name) return;
  const named = readFieldLine(name.text, row.line, name.column, draft, {
    isCompact: false,
    isNameOnly: true,
  });
  if (!named) {
    reportTable(table, [], reading, row.line);
    return;
  }
  const { field } = named;
  const type = cellOf(table, row, 'type');
  readFlags(table, row, field);
  const key = cellOf(table, row, 'key');
  if (key) readKey(key, row, field, reading);
  if (type && readRelationCell(type, row, field, entity, table, reading)) return;
  const values = cellOf(table, row, 'values');
  if (type) readPart(type, row, field, reading, true);
  if (values) setValues(field, values.text, row.line, values.column, draft);
  readLimits(table, row, field, reading);
  const preset = cellOf(table, row, 'default');
  if (preset) setPreset(field, preset.text, row.line, preset.column, draft);
  const pattern = cellOf(table, row, 'pattern');
  if (pattern) readPattern(pattern, row, field, reading);
  readConstraints(table, row, field, reading);
  readWords(table, row, field, reading);
  entity.fields.push(field);
}

/** A type cell may hold a relation: `belongs to Customer`, `FK → Cliente`, `N:N con Etiqueta`. */
function readRelationCell(
  cell: Cell,
  row: Row,
  field: DraftField,
  entity: DraftEntity,
  table: Table,
  reading: Reading,
): boolean {
  const cursor = new Cursor(cell.text.replace(/[`*]/g, ' '), row.line, cell.column);
  const relations = readPhrase(
    cursor,
    entity.label,
    { names: reading.names, draft: reading.draft, origin: 'field' },
    true,
  );
  if (!relations) return false;
  readConstraints(table, row, field, reading);
  const role = field.label.replace(/[ _]id$/i, '').replace(/^id[ _]+/i, '');
  for (const relation of relations) {
    relation.role ??= role;
    if (field.required !== undefined) relation.required ??= field.required;
    if (field.onDelete !== undefined) relation.onDelete ??= field.onDelete;
    reading.draft.relations.push(relation);
  }
  return true;
}

function readConstraints(table: Table, row: Row, field: DraftField, reading: Reading): void {
  const constraints = cellOf(table, row, 'constraints');
  if (constraints) readPart(constraints, row, field, reading, false);
  const onDelete = cellOf(table, row, 'onDelete');
  if (onDelete) field.onDelete = onDeleteOf(fold(onDelete.text));
}

function readPart(cell: Cell, row: Row, field: DraftField, reading: Reading, isType: boolean): void {
  const cursor = new Cursor(withoutTicks(cell.text), row.line, cell.column);
  const result = readSpecPart(cursor, field, reading.draft);
  if (!isType) result.isFirstUnknown = false;
  settleLeftovers(cursor, field, result, reading.draft, isType);
}

function readFlags(table: Table, row: Row, field: DraftField): void {
  const required = cellOf(table, row, 'required');
  const nullable = cellOf(table, row, 'nullable');
  const unique = cellOf(table, row, 'unique');
  if (table.columns.includes('required') && field.required === undefined)
    field.required = required ? isYes(required.text) : false;
  if (nullable && field.required === undefined) field.required = !isYes(nullable.text);
  if (unique && isYes(unique.text)) field.unique = true;
}

const isYes = (text: string) =>
  findYesNo(text.replace(/[*`]/g, '')) ??
  /^(obligator|requer|required|unic|unique|not null|pk|true|si|s$|y$|v$|●|•|☑|🗸|✔|✅)/.test(fold(text));

function readLimits(table: Table, row: Row, field: DraftField, reading: Reading): void {
  for (const key of ['min', 'max'] as const) {
    const cell = cellOf(table, row, key);
    const value = cell ? parseNumber(cell.text.replace(/[^\d.,-]+.*$/, ''), reading.draft.language) : null;
    if (cell && value !== null) field[key] = value;
    else if (cell) readPart(cell, row, field, reading, false);
  }
  const length = cellOf(table, row, 'length');
  if (!length) return;
  const exact = /^\d+$/.test(length.text) ? Number(length.text) : null;
  if (exact !== null) field.max = exact;
  else readPart(length, row, field, reading, false);
}

/** A format column holds a regular expression, or the words of a type such as `email`. */
function readPattern(cell: Cell, row: Row, field: DraftField, reading: Reading): void {
  if (/[\\^$[\]*+?{}|/]/.test(cell.text.replace(/^`|`$/g, '')))
    setPattern(field, cell.text, row.line, cell.column, reading.draft);
  else readPart(cell, row, field, reading, false);
}

function readKey(cell: Cell, row: Row, field: DraftField, reading: Reading): void {
  if (/^(pk|primary|primaria)$/i.test(cell.text)) {
    if (fold(field.label) !== 'id') Object.assign(field, { unique: true, required: true });
  } else if (!/^(fk|index|idx|indice|índice|mul)$/i.test(cell.text))
    readPart(cell, row, field, reading, false);
}

/** Notes are constraints when every word of them is one, else a description. */
function readWords(table: Table, row: Row, field: DraftField, reading: Reading): void {
  table.columns.forEach((role, at) => {
    if (role !== 'description' && role !== 'other') return;
    const cell = row.cells[at];
    if (!cell || cell.text === '' || /^[-–—]+$/.test(cell.text)) return;
    const trial: DraftField = { ...field, type: field.type ?? 'string' };
    const silent = { ...reading.draft, diagnostics: [], assumptions: [] };
    const result = readSpecPart(new Cursor(cell.text, row.line, cell.column), trial, silent);
    if (result.understood > 0 && result.leftovers.length === 0 && trial.description === field.description) {
      const { type: _type, ...rest } = trial;
      Object.assign(field, rest);
    } else {
      field.description = field.description === undefined ? cell.text : `${field.description}; ${cell.text}`;
    }
  });
  const label = cellOf(table, row, 'label');
  if (label && field.label !== label.text) {
    field.name ??= fold(field.label)
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
    field.label = label.text;
    field.exactLabel = true;
  }
}

function reportTable(table: Table, items: readonly Item[], reading: Reading, line = table.line): void {
  const width = items[0]?.text.length ?? 1;
  report(
    reading.draft,
    'warning',
    'unknown-table',
    spanAt(line, items[0]?.line.column ?? 1, Math.max(width, 1)),
    {
      es: 'No sé qué contiene esta tabla. Pon cabeceras como campo, tipo, requerido, único, valores, defecto, mín, máx, descripción.',
      en: 'I cannot tell what this table holds. Give it headers such as field, type, required, unique, values, default, min, max, description.',
    },
    { expected: reading.draft.language === 'es' ? 'campo | tipo | requerido' : 'field | type | required' },
  );
}
