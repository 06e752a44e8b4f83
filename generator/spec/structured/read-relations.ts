import { report } from '../diagnose.ts';
import type { DraftEntity, DraftRelation } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import type { Block, Reading } from './blocks.ts';
import { Cursor, spanAt } from './cursor.ts';
import { readFieldLine } from './field-line.ts';
import { takeFlag } from './flags.ts';
import type { Item } from './item.ts';
import { onDeleteOf } from './on-delete.ts';
import { paragraphsOf } from './paragraphs.ts';
import { readRelationBullet } from './relation-bullet.ts';
import type { RelationScope } from './relation-scope.ts';
import { isSigned, readRelationLine } from './relation-sentence.ts';
import { applyTail, readTail, type Tail } from './relation-tail.ts';
import { type ColumnRole, cellOf, groupTables, type Row, readTable, type Table } from './table.ts';

/** Reads a section of relations: sentences, signs, tables, lists grouped under an entity's name. */
export function readRelations(
  block: Block & { kind: 'enums' | 'relations' | 'rules' },
  reading: Reading,
): void {
  for (const rows of groupTables(block.items)) readRelationTable(rows, reading);
  for (const item of block.items) if (item.line.kind !== 'table') readItem(item, block.entity, reading);
}

function readItem(item: Item, subject: DraftEntity | undefined, reading: Reading): void {
  const { draft, names } = reading;
  const { line, children } = item;
  if (line.quoted || children.length > 0) reading.used.add(line.number);
  if (line.quoted) return;
  const scope: RelationScope = { names, draft, origin: subject ? 'bullet' : 'section' };
  const text =
    item.more.length > 0 ? [item.text, ...item.more.map((more) => more.text)].join(' ') : item.text;
  const group = children.length > 0 ? names.find(text.replace(/[:*_`]+/g, '')) : null;
  if (group !== null) {
    const entity: DraftEntity = {
      label: group,
      span: spanAt(line.number, line.column, text.length),
      fields: [],
      source: 'mention',
    };
    for (const child of children) readItem(child, entity, reading);
    return;
  }
  const relations =
    (subject ? readRelationBullet(text, line.number, line.column, subject.label, scope) : null) ??
    readRelationLine(text, line.number, line.column, scope) ??
    readGrouped(text, line.number, line.column, scope);
  if (relations) {
    draft.relations.push(...relations);
    readLinkFields(children, relations, reading);
    return;
  }
  if (children.length > 0) {
    for (const child of children) readItem(child, subject, reading);
    return;
  }
  if (line.kind === 'text' && !isSigned(text)) reading.paragraphs.push(...paragraphsOf([item], 'relations'));
  else reportLine(item, reading);
}

/** `Customer: has many Tickets, has many Orders`: the entity, a colon, its relations. */
function readGrouped(
  text: string,
  line: number,
  column: number,
  scope: RelationScope,
): DraftRelation[] | null {
  const found = /^[*_`\s]*([^:]{2,50}?)[*_`\s]*:\s*/.exec(text);
  const subject = found?.[1] === undefined ? null : scope.names.find(found[1]);
  if (!found || subject === null) return null;
  return readRelationBullet(text.slice(found[0].length), line, column + found[0].length, subject, scope);
}

/** Lines below a many-to-many are attributes of the link. */
function readLinkFields(children: readonly Item[], relations: DraftRelation[], reading: Reading): void {
  const [relation] = relations;
  if (!relation || children.length === 0) return;
  for (const child of children) {
    const { line } = child;
    const cursor = new Cursor(child.text, line.number, line.column);
    const holder = { label: 'x', span: cursor.span(0, 1) } as {
      label: string;
      span: DraftRelation['span'];
      required?: boolean;
      onDelete?: DraftRelation['onDelete'];
    };
    if (takeFlag(cursor, holder) && cursor.rest().trim() === '') {
      if (holder.required !== undefined) relation.required = holder.required;
      if (holder.onDelete !== undefined) relation.onDelete = holder.onDelete;
      continue;
    }
    const read = readFieldLine(child.text, line.number, line.column, reading.draft, { isCompact: false });
    if (read && relation.form === 'many-to-many') {
      relation.fields = [...(relation.fields ?? []), read.field];
    } else if (read === null || relation.form !== 'many-to-many') reportLine(child, reading);
  }
}

/** A table of relations; the words of a row are put together as a sentence would have them. */
function readRelationTable(rows: readonly Item[], reading: Reading): void {
  const table = readTable(rows);
  if (!table) return;
  // `Desde` and `hasta` head limits elsewhere; here they are the two ends.
  const ENDS: Partial<Record<ColumnRole, ColumnRole>> = { min: 'from', max: 'to' };
  table.columns = table.columns.map((role) => ENDS[role] ?? role);
  const ends = endsOf(table);
  for (const row of table.rows) {
    const from = row.cells[ends.from];
    const to = row.cells[ends.to];
    if (!from || !to || from.text === '' || to.text === '') continue;
    const scope: RelationScope = { names: reading.names, draft: reading.draft, origin: 'section' };
    const text = `${from.text} ${middleOf(table, row, ends)} ${to.text}`.replace(/\s+/g, ' ');
    const relations = readRelationLine(text, row.line, from.column, scope);
    if (!relations) {
      reportRow(row, reading);
      continue;
    }
    const notes = notesOf(table, row, ends, reading);
    for (const relation of relations) {
      for (const tail of notes) applyTail(relation, tail, reading.draft);
      finishRow(table, row, relation);
    }
    reading.draft.relations.push(...relations);
  }
}

/** What a column of notes says about a relation, as it would behind a sentence: `required, cascade on delete`. */
function notesOf(table: Table, row: Row, ends: { from: number; to: number }, { draft }: Reading): Tail[] {
  const middle = middleOf(table, row, ends);
  return row.cells.flatMap((cell, at) => {
    const role = table.columns[at];
    const isNote = role === 'description' || role === 'other';
    if (!isNote || at === ends.from || at === ends.to || cell.text === middle || cell.text === '') return [];
    const { form: _form, ...tail } = readTail(new Cursor(cell.text, row.line, cell.column), draft);
    return [tail];
  });
}

function middleOf(table: Table, row: Row, ends: { from: number; to: number }): string {
  const cell =
    cellOf(table, row, 'cardinality') ??
    cellOf(table, row, 'type') ??
    row.cells.find(
      (_, at) =>
        at !== ends.from &&
        at !== ends.to &&
        /[1nm*:]|many|much|uno|one|pertenece|belongs|tiene|has/i.test(row.cells[at]?.text ?? ''),
    );
  return cell?.text.replace(/[`*](?=\w)|(?<=\w)[`*]/g, '') ?? '->';
}

/** Which columns hold the two entities: the ones headed so, else the first two not headed as something else. */
function endsOf(table: Table): { from: number; to: number } {
  const free = table.columns
    .map((role, at) => ({ role, at }))
    .filter(({ role }) => ['from', 'to', 'entity', 'other', 'name', 'key'].includes(role));
  const from = table.columns.indexOf('from') !== -1 ? table.columns.indexOf('from') : (free[0]?.at ?? 0);
  const to =
    table.columns.indexOf('to') !== -1
      ? table.columns.indexOf('to')
      : (free.find(({ at }) => at !== from)?.at ?? 1);
  return { from, to };
}

function finishRow(table: Table, row: Row, relation: DraftRelation): void {
  const required = cellOf(table, row, 'required');
  const nullable = cellOf(table, row, 'nullable');
  const role = cellOf(table, row, 'role');
  const onDelete = cellOf(table, row, 'onDelete');
  const yes = (text: string) => /^(s[ií]|yes|x|✓|✔|✅|true|obligator|requer|required)/i.test(text);
  if (required) relation.required = yes(required.text);
  if (nullable) relation.required = !yes(nullable.text) && !/^(opcional|optional)/.test(fold(nullable.text));
  if (role) relation[relation.form === 'has-many' ? 'targetRole' : 'role'] = role.text.replace(/[`*]/g, '');
  if (onDelete) relation.onDelete = onDeleteOf(fold(onDelete.text));
}

function reportLine(item: Item, reading: Reading): void {
  reportRow({ line: item.line.number, cells: [{ text: item.text, column: item.line.column }] }, reading);
}

function reportRow(row: Row, reading: Reading): void {
  const first = row.cells[0];
  report(
    reading.draft,
    'warning',
    'relation-unclear',
    spanAt(row.line, first?.column ?? 1, Math.max(first?.text.length ?? 1, 1)),
    {
      es: 'No entiendo esta relación. Escribe por ejemplo «Cliente 1:N Pedido», «Pedido pertenece a Cliente» o «Pedido N:M Producto».',
      en: 'I do not understand this relation. Write e.g. “Customer 1:N Order”, “Order belongs to Customer” or “Order N:M Product”.',
    },
    { expected: 'Cliente 1:N Pedido' },
  );
}
