import { assume, report } from '../diagnose.ts';
import type { Draft, DraftField, DraftRelation, Span } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import { isPlural } from '../naming/inflect.ts';
import { entityKeys } from '../naming/names.ts';
import { type Attributes, takeAttributes } from './attributes.ts';
import { Cursor, splitTop, unquote } from './cursor.ts';
import { readFieldLine } from './field-line.ts';
import { takeFlag } from './flags.ts';
import { CARDINALITIES } from './relation-words.ts';

/** What stands behind the target of a relation. */
export type Tail = {
  field: DraftField;
  form?: DraftRelation['form'];
  role?: string;
  inverse?: string;
  id?: string;
  /** What stands in braces: names as the Blueprint has them, whichever end the line looks from. */
  attributes?: Attributes;
  through?: string;
  links: DraftField[];
};

const ROLE =
  /(?:as(?: an?| the| its)?|como(?: el| la| un| una| su)?|named|called|llamad[oa]s?|con (?:el )?(?:rol|nombre|papel)(?: de)?|with (?:the )?(?:role|name)(?: of)?|rol(?:e)?|papel|alias|en calidad de|field|campo|nombre|name)(?![a-z0-9_])\s*[:=]?\s*/y;
const INVERSE =
  /(?:inverse(?: of| is)?|inversa?|inverso|related[ _]name|mapped ?by|back ?ref|backpopulates|back_populates|al reves|reverse|y (?:al reves|viceversa))\s*[:=]?\s*/y;
const THROUGH =
  /(?:through|via|a traves de|mediante|por medio de|usando|using|por la tabla|con tabla intermedia|join table|tabla intermedia|tabla puente)(?![a-z0-9_])\s*[:=]?\s*(?:la |el |una? |the |an? )?(?:tabla |entidad |table |entity )?/y;
const LINKS =
  /(?:con|with|having|guardando|storing|con los|with the)\s+(?:(?:los |las |the )?(?:atributos?|attributes?|campos?|fields?|datos|data|extra fields?|columnas?|columns?|propiedades)\s*[:=]?\s*)?/y;
const SKIP =
  /[\s,;.:)\]]+|(?:y|and|e|that|que|is|are|es|son|relacion|relation|relationship|cada|(?:uno|one)(?![ _-](?:to|a)(?![a-z]))|siempre|always|only|solo)(?![a-z0-9_])\s*/y;
const NAME =
  /"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|“[^”]*”|[^\s,;()[\]{}|—–:=]+(?: (?!(?:y|and|e|con|with|on|al|opcional|optional|obligatori[oa]|requerid[oa]|required|unic[oa]|unique|a traves|via|through|inverse|inversa|en cascada|cascade|puede|can|may)(?![a-z]))[^\s,;()[\]{}|—–:=]+){0,3}/y;

/**
 * Reads everything behind a relation's target: optional, on delete, role, cardinality, attributes of the link. What is
 * not understood is reported at its place.
 */
export function readTail(cursor: Cursor, draft: Draft): Tail {
  const tail: Tail = { field: { label: 'relation', span: cursor.span(cursor.at, cursor.end) }, links: [] };
  read(cursor, draft, tail);
  return tail;
}

function read(cursor: Cursor, draft: Draft, tail: Tail): void {
  for (;;) {
    while (cursor.take(SKIP));
    if (cursor.done) return;
    if (cursor.char === '(' || cursor.char === '[') {
      readBracket(cursor, draft, tail);
      continue;
    }
    if (takePart(cursor, draft, tail)) continue;
    const dash = /^(?:[—–]+|-+|\/\/|#)\s*/.exec(cursor.rest());
    if (dash) {
      cursor.at += dash[0].length;
      if (!cursor.done && takePart(cursor, draft, tail)) continue;
      if (!cursor.done) note(draft, cursor.span(cursor.at, cursor.end), cursor.rest().trim());
      return;
    }
    const from = cursor.at;
    const word = /^[^,;()[\]{}]+/.exec(cursor.rest())?.[0] ?? cursor.char;
    cursor.at += word.length;
    if (word.trim() !== '') note(draft, cursor.span(from, cursor.at), word.trim());
  }
}

function takePart(cursor: Cursor, draft: Draft, tail: Tail): boolean {
  for (const { form, pattern } of CARDINALITIES) {
    if (cursor.take(pattern)) {
      tail.form ??= form;
      return true;
    }
  }
  if (cursor.char === '{') {
    const attributes = takeAttributes(cursor);
    if (attributes) {
      if (attributes.id) tail.id = attributes.id;
      tail.attributes = { ...tail.attributes, ...attributes };
      return true;
    }
  }
  if (takeFlag(cursor, tail.field)) return true;
  // `relación: Categoría padre`.
  const superior = cursor.take(/(?:padre|madre|parent|superior)(?![a-z0-9_])/y);
  if (superior) {
    tail.role ??= superior[0];
    return true;
  }
  if (cursor.take(INVERSE)) {
    const name = cursor.take(NAME);
    if (name) tail.inverse = unquote(original(cursor, name[0]));
    return true;
  }
  const through = cursor.take(THROUGH);
  if (through) {
    const name = cursor.take(NAME);
    if (name) tail.through = unquote(original(cursor, name[0]));
    return true;
  }
  if (cursor.take(ROLE)) {
    const name = cursor.take(NAME);
    if (name) tail.role = unquote(original(cursor, name[0]));
    return true;
  }
  const links = cursor.peek(LINKS);
  return links !== null && takeLinks(cursor, draft, tail, links[0].length);
}

const original = (cursor: Cursor, matched: string) =>
  cursor.text.slice(cursor.at - matched.length, cursor.at);

/** `con cantidad (entero) y precio`: fields of the link itself. */
function takeLinks(cursor: Cursor, draft: Draft, tail: Tail, lead: number): boolean {
  const from = cursor.at + lead;
  const pieces = splitTop(
    cursor.text.slice(from, cursor.end),
    /,\s*(?:y\s+|and\s+|e\s+)?|\s+(?:y|and|e)\s+/y,
  );
  const fields: DraftField[] = [];
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const read = readFieldLine(piece.text.trim(), cursor.line, cursor.column + from + piece.at, draft, {
      isCompact: false,
    });
    if (!read || read.field.label.split(/\s+/).length > 4) return false;
    fields.push(read.field);
  }
  if (fields.length === 0) return false;
  tail.links.push(...fields);
  cursor.at = cursor.end;
  return true;
}

/** A bracket holds flags and a cardinality, or just the role: `(author)`. */
function readBracket(cursor: Cursor, draft: Draft, tail: Tail): void {
  const close = cursor.closing(cursor.at);
  const inner = new Cursor(cursor.text.slice(0, close), cursor.line, cursor.column);
  inner.at = cursor.at + 1;
  const text = inner.rest().trim();
  const silent = { ...draft, diagnostics: [] as Draft['diagnostics'] };
  read(inner, silent, tail);
  const unread = silent.diagnostics.length > 0;
  if (
    unread &&
    tail.role === undefined &&
    /^[\p{L}_][\p{L}\p{N}_ ]{0,30}$/u.test(text) &&
    text.split(' ').length <= 3
  )
    tail.role = text;
  else draft.diagnostics.push(...silent.diagnostics);
  cursor.at = Math.min(close + 1, cursor.end);
}

function note(draft: Draft, span: Span, text: string): void {
  if (!/[\p{L}\p{N}]/u.test(text)) return;
  report(draft, 'info', 'relation-note', span, {
    es: `«${text}» no cambia la relación. Puedes decir obligatorio, opcional, «como rol», «al borrar: cascada» o N:N.`,
    en: `“${text}” does not change the relation. You can say required, optional, “as role”, “on delete cascade” or N:N.`,
  });
}

/** Puts what the tail says on a statement; a role in the plural is a collection, in the singular a reference. */
export function applyTail(relation: DraftRelation, tail: Tail, draft: Draft): void {
  if (tail.form !== undefined) relation.form = joinForms(relation.form, tail.form);
  if (tail.field.required !== undefined) relation.required = tail.field.required;
  if (tail.field.unique) relation.unique = true;
  if (tail.field.onDelete !== undefined) relation.onDelete = tail.field.onDelete;
  if (tail.id !== undefined) relation.id = tail.id;
  if (tail.attributes?.owner === 'from' && relation.form === 'one-to-one') relation.form = 'one-to-one-owner';
  if (tail.links.length > 0) relation.fields = tail.links;
  // Only a link of many to many has fields of its own: `programa: muchas Obras, con orden (entero)`.
  if (tail.links.length > 0 && relation.form === 'has-many') {
    relation.form = 'many-to-many';
    assume(draft, relation.span.line, {
      es: `${relation.subject} y ${relation.target} se enlazan N:N, porque el enlace guarda datos propios.`,
      en: `${relation.subject} and ${relation.target} are linked many-to-many, since the link stores data of its own.`,
    });
  }
  const collects =
    relation.form === 'has-many' &&
    tail.role !== undefined &&
    !isCollectionName(tail.role, relation.target, draft);
  if (tail.role !== undefined) relation[collects ? 'targetRole' : 'role'] = tail.role;
  if (tail.inverse !== undefined) relation[collects ? 'role' : 'targetRole'] = tail.inverse;
  if (tail.attributes) applyAttributes(relation, tail.attributes);
}

/** `name` is the reference (or the first collection) and `inverse` the other end, as in the Blueprint. */
function applyAttributes(relation: DraftRelation, { name, inverse, label, inverseLabel }: Attributes): void {
  const isNameOfSubject = ['belongs-to', 'one-to-one-owner', 'many-to-many'].includes(relation.form);
  const [own, ownLabel, far, farLabel] = isNameOfSubject
    ? [name, label, inverse, inverseLabel]
    : [inverse, inverseLabel, name, label];
  if (own !== undefined) relation.role = own;
  if (far !== undefined) relation.targetRole = far;
  if (ownLabel !== undefined) relation.roleLabel = ownLabel;
  if (farLabel !== undefined) relation.targetRoleLabel = farLabel;
}

const isCollectionName = (role: string, target: string, draft: Draft) =>
  isPlural(role, draft.language) ||
  isPlural(role, draft.language === 'es' ? 'en' : 'es') ||
  entityKeys(target).includes(fold(role));

/** `has many … (N:N)` is many-to-many; `belongs to … (1:1)` holds the reference of a one-to-one. */
function joinForms(phrase: DraftRelation['form'], cardinality: DraftRelation['form']): DraftRelation['form'] {
  if (cardinality === 'many-to-many') return 'many-to-many';
  if (cardinality === 'one-to-one') return phrase === 'belongs-to' ? 'one-to-one-owner' : 'one-to-one';
  // `belongs to Customer (1:N)` is written from either end; the verb is clearer than the sign.
  return phrase;
}
