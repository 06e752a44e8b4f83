import { report } from '../diagnose.ts';
import type { DraftEnum } from '../draft.ts';
import type { Block, Reading } from './blocks.ts';
import { readChoice, readChoices } from './choices.ts';
import { spanAt } from './cursor.ts';
import { readBlockHeading } from './entity-heading.ts';
import type { Item } from './item.ts';
import { cellOf, groupTables, readTable, type Table } from './table.ts';

/** Reads the choices below the name of an enumeration. */
export function readEnum(block: Block & { kind: 'enum' }): void {
  const { declared, items, inline } = block;
  if (inline) declared.values.push(...readChoices(inline.text, declared.span.line, inline.column).values);
  for (const rows of groupTables(items)) readChoiceTable(rows, declared);
  for (const item of items) readChoiceItem(item, declared);
}

/** One line with one choice, or with all of them. */
function readChoiceItem(item: Item, declared: DraftEnum): void {
  const { line, text } = item;
  if (line.kind === 'table' || line.quoted) return;
  if (line.kind === 'text' && /[|,;]/.test(text))
    declared.values.push(...readChoices(text.replace(/\.$/, ''), line.number, line.column).values);
  else if (/[|]/.test(text)) declared.values.push(...readChoices(text, line.number, line.column).values);
  else if (text.trim() !== '')
    declared.values.push(readChoice(text.replace(/[,;]$/, ''), line.number, line.column));
  for (const child of item.children) readChoiceItem(child, declared);
}

function readChoiceTable(rows: readonly Item[], declared: DraftEnum): void {
  const table = readTable(rows);
  if (!table) return;
  const at = valueColumn(table);
  const labelAt = table.columns.findIndex(
    (role, index) => index !== at && (role === 'label' || role === 'description' || role === 'name'),
  );
  for (const row of table.rows) {
    const value = row.cells[at];
    const label = row.cells[labelAt];
    if (!value || value.text === '') continue;
    const raw = label && label.text !== '' ? `${value.text.replace(/[`*]/g, '')}: ${label.text}` : value.text;
    declared.values.push(readChoice(raw, row.line, value.column));
  }
}

function valueColumn(table: Table): number {
  for (const role of ['values', 'name', 'key', 'label'] as const) {
    const at = table.columns.indexOf(role);
    if (at !== -1) return at;
  }
  return 0;
}

/** Reads a section of enumerations: `Status: open, closed`, `Status` with choices nested below, tables of names and values. */
export function readEnums(items: readonly Item[], reading: Reading): void {
  for (const rows of groupTables(items)) readEnumTable(rows, reading);
  for (const item of items) {
    if (item.line.kind === 'table' || item.line.quoted) continue;
    const head = readBlockHeading(item.text, item.line.number, item.line.column);
    const declared: DraftEnum = { label: head.label, span: head.span, values: [] };
    if (head.isExact) declared.exactLabel = true;
    if (head.attributes.name) declared.name = head.attributes.name;
    if (head.attributes.id) declared.id = head.attributes.id;
    const list = head.inline?.text ?? head.description;
    if (list !== undefined) {
      const at = item.text.indexOf(list);
      declared.values.push(
        ...readChoices(
          list.replace(/^(?:enum|enumeraci[oó]n)\s*[:(]?\s*/i, ''),
          item.line.number,
          item.line.column + Math.max(at, 0),
        ).values,
      );
    }
    for (const child of item.children) readChoiceItem(child, declared);
    if (declared.values.length > 0) reading.draft.enums.push(declared);
    else reportEnum(item, reading);
  }
}

function readEnumTable(rows: readonly Item[], reading: Reading): void {
  const table = readTable(rows);
  if (!table) return;
  const nameAt = Math.max(
    table.columns.findIndex((role) =>
      role === 'values'
        ? false
        : role === 'name' || role === 'entity' || role === 'other' || role === 'type' || role === 'enum',
    ),
    0,
  );
  let last: DraftEnum | undefined;
  for (const row of table.rows) {
    const name = row.cells[nameAt];
    const values = cellOf(table, row, 'values') ?? row.cells[nameAt === 0 ? 1 : 0];
    if (!values) continue;
    if (name && name.text !== '' && name.text.replace(/[`*]/g, '') !== last?.label) {
      last = {
        label: name.text.replace(/[`*]/g, ''),
        span: spanAt(row.line, name.column, name.text.length),
        values: [],
      };
      reading.draft.enums.push(last);
    }
    last?.values.push(...readChoices(values.text, row.line, values.column).values);
  }
}

function reportEnum(item: Item, reading: Reading): void {
  report(
    reading.draft,
    'warning',
    'unknown-line',
    spanAt(item.line.number, item.line.column, Math.max(item.text.length, 1)),
    {
      es: `No entiendo «${item.text}» como enumeración. Escribe «Estado: abierto | cerrado».`,
      en: `I do not understand “${item.text}” as an enumeration. Write “Status: open | closed”.`,
    },
    { expected: 'Estado: abierto | cerrado' },
  );
}
