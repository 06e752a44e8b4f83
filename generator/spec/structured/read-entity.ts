import { assume, report } from '../diagnose.ts';
import { type Draft, type DraftEntity, type DraftField, emptyDraft } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import { type Block, markUsed, type Reading } from './blocks.ts';
import { readChoice, readChoices } from './choices.ts';
import { Cursor, isQuoted, spanAt, splitTop, unquote } from './cursor.ts';
import { inlinePieces } from './entity-heading.ts';
import { type FieldLine, isCompactBlock, type LineStyle, readFieldLine } from './field-line.ts';
import { applyProperties } from './field-properties.ts';
import { readFieldRelation } from './field-relation.ts';
import type { Item } from './item.ts';
import { isRelationLine, isSentence } from './likeness.ts';
import type { EntityNames } from './mentions.ts';
import { paragraphsOf } from './paragraphs.ts';
import { isOptionLine, readOptions } from './read-options.ts';
import { readRules } from './read-rules.ts';
import { readFieldTable } from './read-table.ts';
import { readRelationBullet } from './relation-bullet.ts';
import { isSigned, MANY_SUBJECT, readRelationLine, readRelationSentence } from './relation-sentence.ts';
import { severalNames } from './several-names.ts';
import { groupTables } from './table.ts';
import { flatten, wholeText } from './tree.ts';
import { findSection } from './words.ts';

/** Reads the body of an entity: description, fields, relations, rules, tables. */
export function readEntity(block: Block & { kind: 'entity' }, reading: Reading): void {
  const { entity, items, inline } = block;
  if (inline) readInline(entity, inline.text, entity.span.line, inline.column, reading);
  for (const rows of groupTables(items)) readFieldTable(rows, entity, reading);
  const lines = items
    .filter((item) => item.line.kind === 'bullet' || item.line.kind === 'text')
    .map((item) => item.text);
  const style: LineStyle = { isCompact: isCompactBlock(lines) };
  for (const item of items) if (item.line.kind !== 'table') readItem(item, entity, reading, style);
}

/** `name, email (unique) and phone`: fields on one line. */
export function readInline(
  entity: DraftEntity,
  text: string,
  line: number,
  column: number,
  reading: Reading,
): void {
  const pieces = inlinePieces(text.replace(/[.;]\s*$/, ''));
  const all = pieces.flatMap((piece, index) =>
    index === pieces.length - 1
      ? splitTop(piece.text, /\s+(?:y|e|and)\s+/y).map((part) => ({
          text: part.text,
          at: piece.at + part.at,
        }))
      : [piece],
  );
  for (const piece of all) {
    if (piece.text.trim() === '') continue;
    readLine(piece.text.trim(), line, column + piece.at, entity, reading, { isCompact: false });
  }
}

function readItem(item: Item, entity: DraftEntity, reading: Reading, style: LineStyle): void {
  const { line, children } = item;
  const text = withColon(item.text);
  if (line.quoted) {
    const words = [text, ...item.more.map((each) => each.text)].join('\n');
    entity.description = entity.description === undefined ? words : `${entity.description}\n${words}`;
    markUsed([item], reading.used);
    return;
  }
  if (children.length === 0 && line.kind === 'text' && isOptionLine(text)) {
    readOptions([item], '', reading.draft);
    markUsed([item], reading.used);
    return;
  }
  if (readPart(item, entity, reading, style)) return;
  const isProse =
    line.kind === 'text' &&
    children.length === 0 &&
    (item.more.length > 0 || ((isSentence(text) || isRemark(text)) && !isRelationLine(text)));
  if (isProse) {
    if (item.more.length === 0 && readStatement(item, entity, reading)) return;
    reading.paragraphs.push(...paragraphsOf([item], 'entity', entity));
    return;
  }
  if (children.length === 0 && isSentence(text) && !isRelationLine(text)) {
    if (!readStatement(item, entity, reading)) readRules([item], reading, entity);
    return;
  }
  const read = readLine(
    item.more.length > 0 ? wholeText(item).replace(/\s+/g, ' ') : text,
    line.number,
    line.column,
    entity,
    reading,
    style,
  );
  for (const field of read) if (children.length > 0) readChildren(field, children, reading);
  if (read.length === 0) for (const child of children) readItem(child, entity, reading, style);
}

/** `client_id int FK a Cliente` as columns are written: a colon parts name and reference, and every column stays. */
const withColon = (text: string) =>
  text.replace(
    /^([\p{L}_][\p{L}\p{N}_]*)[ \t](?=\s*(?:(?:int(?:eger)?|bigint|uuid|entero|number)\s+)?(?:fk|foreign key|references|clave for[aá]nea)\s)/iu,
    '$1:',
  );

/** Words of text that end in a full stop say what the entity is. */
const isRemark = (text: string) => /^[^:|]+[.!?]$/.test(text.trim()) && text.trim().split(/\s+/).length > 2;

/** A bullet that is a sentence may still be a relation between two entities; else it is a rule. */
function readStatement(item: Item, entity: DraftEntity, reading: Reading): boolean {
  const scope = {
    names: reading.names,
    draft: { ...reading.draft, diagnostics: [] as Draft['diagnostics'] },
    origin: 'bullet' as const,
  };
  const relations =
    readRelationBullet(item.text, item.line.number, item.line.column, entity.label, scope) ??
    (isSigned(item.text) ? readRelationLine : readRelationSentence)(
      item.text,
      item.line.number,
      item.line.column,
      scope,
    );
  if (!relations || relations.length === 0) return false;
  if (scope.draft.diagnostics.some(({ severity }) => severity !== 'info')) return false;
  reading.draft.relations.push(...relations);
  // What the sentence says besides is kept as a rule.
  if (scope.draft.diagnostics.length > 0) readRules([item], reading, entity);
  return true;
}

/** A label inside the block: `Campos:`, `Relaciones: …`, `Reglas`. True when the item was one. */
function readPart(item: Item, entity: DraftEntity, reading: Reading, style: LineStyle): boolean {
  const found = /^[*_`]*([\p{L} ]{3,40}?)[*_`]*\s*:[*_`]*\s*(.*)$/u.exec(item.text);
  const label = found?.[1] ?? item.text;
  const rest = found?.[2] ?? '';
  const kind = findSection(label);
  if (kind === null || (item.children.length === 0 && (rest === '' || !found))) return false;
  if (kind === 'description' || kind === 'notes') {
    if (item.children.length > 0 || rest.split(/\s+/).length < 3 || isSpec(rest, reading)) return false;
    const words = isQuoted(rest) ? unquote(rest) : rest;
    entity.description = entity.description === undefined ? words : `${entity.description}\n${words}`;
    markUsed([item], reading.used);
    return true;
  }
  const column = item.line.column + item.text.length - rest.length;
  reading.used.add(item.line.number);
  if (kind === 'fields') {
    if (
      item.children.length === 0 &&
      (!/[,;]/.test(rest) || (ONE_FIELD.test(label) && isSpec(rest, reading)))
    )
      return false;
    if (rest !== '') readInline(entity, rest, item.line.number, column, reading);
    for (const child of item.children) readItem(child, entity, reading, style);
    return true;
  }
  if (kind === 'relations') {
    const pieces = rest === '' ? [] : splitTop(rest, /\s*[;,]\s*/y);
    for (const piece of pieces) {
      const at = column + piece.at;
      const isRead =
        readRelation(piece.text, item.line.number, at, entity, reading) ||
        // Behind the label the entity's name is enough: `Relación: Categoría padre`.
        readRelation(`→${piece.text.trimStart()}`, item.line.number, at - 1, entity, reading);
      if (!isRead) reportLine(piece.text, item.line.number, at, entity, reading.draft);
    }
    for (const child of item.children) {
      if (!readRelation(child.text, child.line.number, child.line.column, entity, reading))
        readItem(child, entity, reading, style);
    }
    return true;
  }
  if (kind !== 'rules') return false;
  readRules(item.children, reading, entity);
  return item.children.length > 0;
}

/** `Campo: texto, obligatorio` is a field called so, `Campos: texto, autor` are two. */
const ONE_FIELD = /^(?:campo|field|atributo|attribute)$/i;

/** True when the words behind a colon are type and constraints: then the label is a field, whatever it is called. */
function isSpec(text: string, reading: Reading): boolean {
  const read = readFieldLine(`x: ${text}`, 1, 1, emptyDraft(reading.draft.language), { isCompact: false });
  return (
    read !== null && (read.understood > 1 || (read.understood === 1 && read.field.description === undefined))
  );
}

function readRelation(
  text: string,
  line: number,
  column: number,
  entity: DraftEntity,
  reading: Reading,
): boolean {
  const scope = { names: reading.names, draft: reading.draft, origin: 'bullet' as const };
  const relations =
    readRelationBullet(text, line, column, entity.label, scope) ??
    readRelationLine(text, line, column, scope);
  if (!relations) return false;
  reading.draft.relations.push(...relations);
  return true;
}

/** One line as relation or fields; returns the fields: none when it was a relation or nothing, several for `lat, lng: float`. */
function readLine(
  text: string,
  line: number,
  column: number,
  entity: DraftEntity,
  reading: Reading,
  style: LineStyle,
): FieldLine[] {
  const { draft, names } = reading;
  if (readRelations(text, line, column, entity, reading)) return [];
  const several = severalNames(text, names, draft);
  if (!several) return readField(text, line, column, entity, reading, style);
  const { fields, isGuess } = several;
  const list = fields.map(({ name }) => name).join(', ');
  if (isGuess) {
    assume(draft, line, {
      es: `«${list}» de ${entity.label} son ${fields.length} campos.`,
      en: `“${list}” of ${entity.label} are ${fields.length} fields.`,
    });
  }
  return fields.flatMap(({ text: own, at }) =>
    readRelations(own, line, column + at, entity, reading)
      ? []
      : readField(own, line, column + at, entity, reading, style),
  );
}

/** A line that states relations; false when it states none. */
function readRelations(
  text: string,
  line: number,
  column: number,
  entity: DraftEntity,
  { draft, names }: Reading,
): boolean {
  const scope = { names, draft, origin: 'bullet' as const };
  const relations =
    (isBetweenTwo(text, names) || isBetweenMany(text, names)
      ? readRelationLine(text, line, column, scope)
      : null) ??
    readRelationBullet(text, line, column, entity.label, scope) ??
    readFieldRelation(text, line, column, entity.label, scope);
  if (!relations) return false;
  draft.relations.push(...relations);
  return true;
}

/** A line that names one field; none when it cannot be understood, which is said. */
function readField(
  text: string,
  line: number,
  column: number,
  entity: DraftEntity,
  { draft }: Reading,
  style: LineStyle,
): FieldLine[] {
  const read = readFieldLine(text, line, column, draft, style);
  if (!read) {
    reportLine(text, line, column, entity, draft);
    return [];
  }
  entity.fields.push(read.field);
  for (const rule of read.rules)
    draft.rules.push({ text: rule, span: read.field.span, entity: entity.label });
  return [read];
}

function reportLine(text: string, line: number, column: number, entity: DraftEntity, draft: Draft): void {
  report(
    draft,
    'warning',
    'unknown-line',
    spanAt(line, column, Math.max(text.length, 1)),
    {
      es: `No entiendo esta línea de «${entity.label}». Escribe un campo («nombre: texto, obligatorio») o una relación («pertenece a Cliente»).`,
      en: `I do not understand this line of “${entity.label}”. Write a field (“name: string, required”) or a relation (“belongs to Customer”).`,
    },
    { expected: draft.language === 'es' ? 'un campo o una relación' : 'a field or a relation' },
  );
}

/** `Label N:M Task` among the fields: two names with a cardinality between, and no colon behind the first. */
function isBetweenTwo(text: string, names: EntityNames): boolean {
  if (!isSigned(text) || /->|→|=>/.test(text)) return false;
  const [first, second] = names.all(new Cursor(text, 1, 1));
  return first !== undefined && second !== undefined && !/^[\s`*_"]*:\s/.test(text.slice(first.to));
}

/** `many pets get many vaccines`: the line names both ends itself. */
const isBetweenMany = (text: string, names: EntityNames) =>
  MANY_SUBJECT.test(fold(text)) && names.all(new Cursor(text, 1, 1)).length > 1;

/** What is nested below a field: its properties, its choices, or an explanation. */
function readChildren(read: FieldLine, children: readonly Item[], reading: Reading): void {
  const { field } = read;
  markUsed(children, reading.used);
  const rest = applyProperties(field, children, reading.draft);
  if (rest.length === 0) return;
  const words = rest.every(
    (item) => item.text.split(/\s+/).length <= 5 && item.children.length === 0 && !isSentence(item.text),
  );
  if (
    words &&
    field.values === undefined &&
    (field.type === undefined || field.type === 'enum' || field.type === 'string') &&
    rest.length > 1
  ) {
    field.type = 'enum';
    delete field.typeName;
    field.values = rest.map((item) => readChoice(item.text, item.line.number, item.line.column));
    takePreset(field, rest);
    return;
  }
  const text = flatten(rest)
    .map((item) => item.text)
    .join('; ');
  field.description = field.description === undefined ? text : `${field.description}; ${text}`;
}

/** `- pendiente (por defecto)` among the choices below a field. */
function takePreset(field: DraftField, items: readonly Item[]): void {
  const choices = items.map((item) => readChoices(item.text, item.line.number, item.line.column));
  const marked = choices.find(({ preset }) => preset !== undefined);
  if (marked?.preset === undefined) return;
  field.default ??= marked.preset;
  field.values = choices.flatMap(({ values }) => values);
}
