import type { DraftField } from '../draft.ts';
import { findType, LONGEST_TYPE_PHRASE, type TypeMeaning } from '../lexicon/types.ts';
import type { Cursor } from './cursor.ts';

const WORD = /[^\s,;:()[\]{}|!?*=<>"“”«»]+/y;
const LIST =
  /(?:(?:list|lista|array|arreglo|listado|coleccion|collection|conjunto|set|varios|varias|many|multiple|multiples)\s*(?:de|of|<|\[)\s*)([\p{L}][\p{L}\p{N}_ ]{0,40}?)\s*[>\]]?(?=$|[,;(!?*{]|\s+[—–-]\s|\s*$)/iuy;
const ARRAY = /([\p{L}][\p{L}\p{N}_]{0,60})\s*\[\s*\]/uy;
const BRACKETED = /\[\s*([\p{L}][\p{L}\p{N}_]{0,60})\s*\]/uy;
const LONG =
  /\s*[(,]?\s*(?:largo|larga|long|multilinea|multi-?line|extenso|varias lineas)\s*\)?(?![a-z0-9])/y;
const SIZE = /\s*\(\s*(\d{1,6})\s*\)/y;
const RANGE = /\s*[([]\s*(\d{1,6})\s*(?:\.\.+|-|–|,)\s*(\d{1,6})\s*[)\]]/y;
const PRECISION = /\s*\(\s*\d{1,3}\s*(?:,\s*\d{1,3}\s*)?\)/y;

/** A phrase of the lexicon at the cursor, the longest first; the cursor does not move. */
export function peekType(cursor: Cursor): { meaning: TypeMeaning; length: number } | null {
  let to = cursor.at;
  const ends: number[] = [];
  for (let count = 0; count < LONGEST_TYPE_PHRASE && to < cursor.end; count++) {
    WORD.lastIndex = to;
    const word = WORD.exec(cursor.text);
    if (!word || word.index + word[0].length > cursor.end) break;
    ends.push(to + word[0].length);
    to += word[0].length;
    if (cursor.text.charAt(to) !== ' ') break;
    to++;
  }
  for (const end of ends.reverse()) {
    const phrase = cursor.text.slice(cursor.at, end);
    const meaning = findType(phrase) ?? findType(phrase.replace(/\.$/, ''));
    if (meaning) return { meaning, length: end - cursor.at };
  }
  return null;
}

/** Takes a type with its parameters at the cursor into `field`; false when no type stands there. */
export function takeType(cursor: Cursor, field: DraftField): boolean {
  if (takeList(cursor, field)) return true;
  const found = peekType(cursor);
  if (!found) return false;
  const { meaning } = found;
  const word = cursor.text.slice(cursor.at, cursor.at + found.length);
  if (!settles(field, meaning)) return repeats(cursor, field, found);
  field.typeSpan = cursor.span(cursor.at, cursor.at + found.length);
  cursor.at += found.length;
  field.type = meaning.type;
  if (meaning.vague) field.isVague = true;
  else delete field.isVague;
  if (meaning.rich) field.rich = true;
  // A word that also names things may be an entity or enumeration of this SPEC: the resolver decides.
  if (meaning.weak || /^\p{Lu}/u.test(word)) field.typeName = word;
  else delete field.typeName;
  takeParameters(cursor, field, word.toLowerCase());
  return true;
}

/** True when a type may be set: none is yet, or the new one says more than the one there. */
function settles(field: DraftField, meaning: TypeMeaning): boolean {
  if (field.type === undefined) return field.typeName === undefined;
  if (meaning.weak) return false;
  if (field.isVague) return ['integer', 'decimal', 'float', 'money'].includes(meaning.type) && !meaning.vague;
  if (field.type === 'text' && ['email', 'url', 'phone', 'enum'].includes(meaning.type)) return true;
  if (field.type === 'string')
    return ['email', 'url', 'phone', 'uuid', 'text', 'enum'].includes(meaning.type);
  return field.type === 'decimal' && meaning.type === 'money';
}

/** `markdown text`, `número entero, integer`: the type said once more in other words changes nothing. */
function repeats(
  cursor: Cursor,
  field: DraftField,
  found: { meaning: TypeMeaning; length: number },
): boolean {
  const { type, weak } = found.meaning;
  const isSame =
    field.type === 'text' || field.type === 'string'
      ? type === 'text' || type === 'string'
      : field.type === type;
  // `birth date date` says the name's last word and then the type.
  const before = cursor.text.slice(0, cursor.at).trimEnd();
  if (before.endsWith(cursor.text.slice(cursor.at, cursor.at + found.length))) return false;
  const isNamed = field.typeName !== undefined && !findType(field.typeName)?.weak;
  if (weak || isNamed || !isSame) return false;
  // `minutos (entero)`: the type decides, the weaker word before it was a unit.
  delete field.typeName;
  if (found.meaning.rich) Object.assign(field, { type: 'text', rich: true });
  cursor.at += found.length;
  return true;
}

function takeList(cursor: Cursor, field: DraftField): boolean {
  if (field.type !== undefined || field.typeName !== undefined) return false;
  for (const pattern of [LIST, ARRAY, BRACKETED]) {
    pattern.lastIndex = cursor.at;
    const found = pattern.exec(cursor.text);
    const word = found?.[1]?.trim();
    if (!found || !word || cursor.at + found[0].length > cursor.end) continue;
    const meaning = findType(word);
    field.typeSpan = cursor.span(cursor.at, cursor.at + found[0].length);
    cursor.at += found[0].length;
    if (meaning && !meaning.weak && !(/^\p{Lu}/u.test(word) && meaning.type !== 'string')) {
      field.type = 'json';
    } else {
      field.typeName = word;
      field.isList = true;
    }
    return true;
  }
  return false;
}

function takeParameters(cursor: Cursor, field: DraftField, word: string): void {
  if (field.type === 'string') {
    if (cursor.take(LONG)) field.type = 'text';
    const range = cursor.take(RANGE);
    const size = range ? null : cursor.take(SIZE);
    if (range) Object.assign(field, { min: Number(range[1]), max: Number(range[2]) });
    if (size) field.max = Number(size[1]);
    if (size && /^n?char$/.test(word) && size[1] !== undefined && field.max !== 1)
      field.max = Number(size[1]);
    return;
  }
  if (field.type === 'decimal' || field.type === 'float' || field.type === 'money') {
    if (cursor.take(PRECISION) && field.isVague) delete field.isVague;
  } else if (field.type === 'integer') {
    const digits = /^(int|bigint|smallint|tinyint|mediumint)$/.test(word) ? cursor.take(SIZE) : null;
    if (digits && word === 'tinyint' && digits[1] === '1') field.type = 'boolean';
    const scaled = field.isVague ? cursor.take(PRECISION) : null;
    if (scaled?.[0].includes(',')) Object.assign(field, { type: 'decimal', isVague: false });
  } else if (field.type === 'text') {
    cursor.take(LONG);
    const size = cursor.take(SIZE);
    if (size) field.max = Number(size[1]);
  }
}
