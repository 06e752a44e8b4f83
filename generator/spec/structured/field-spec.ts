import type { Draft, DraftField } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import { takeAttributes } from './attributes.ts';
import {
  type Choices,
  holdsConstraints,
  readChoices,
  takeChain,
  takeList,
  takeListed,
  takePipes,
  takeSlashes,
} from './choices.ts';
import { Cursor, isQuoted, unquote } from './cursor.ts';
import { isFlagAhead, takeFlag } from './flags.ts';
import { takeLimit } from './limits.ts';
import { peekType, takeType } from './type-phrase.ts';
import { takeDefault, takePattern, takeTrailingDefault } from './values.ts';

/** Words that connect what is understood and say nothing by themselves. */
const FILLER =
  /(?:(?:y|e|and|or|o|con|with|de|of|del|que|that|which|debe|deben|must|should|has to|tiene que|ser|be|es|is|are|un|una|uno|a|an|el|la|los|las|the|campo|field|tipo|type|data type|tipo de dato|formato|format|valor|value|solo|only|just|pero|but|also|tambien|siempre|always|puede|can|may|tener|have|su|its|por|to|en|in)(?![a-z0-9])|[&·•+])\s*/y;
const SKIP = /[\s,;.:|]+/y;
const DASH = /(?:[—–]+|--+|-(?=\s)|=>|→|->)\s*/y;
const COMMENT = /(?:\/\/|#(?=\s)|<!--)\s*/y;
const EXAMPLE =
  /(?:e\.g\.|eg:|ej\.|ej:|p\. ?ej\.|por ejemplo|for example|example|ejemplo|such as|como por ejemplo|i\.e\.)[\s:,]*/y;
const DESCRIBED = /(?:descripcion|description|comment|comentario|nota|note|help|ayuda)\s*[:=]\s*/y;
const LABELLED = /(?:label|etiqueta|titulo|title)\s*[:=]\s*(?=["'“«`])/y;

const WAS = /(?:antes|was|formerly|anteriormente)\s*[:=]\s*/y;

/** A value that can be nothing else, though no type stands before it: `no por defecto`. */
const VALUE =
  /(?:si|no|yes|true|false|verdadero|falso|-?\d+(?:[.,]\d+)?)\s+(?=por |by |as |de inicio|inicialmente|initially)/y;

/** What was not understood, and where. */
export type Leftover = { text: string; from: number; to: number };
/** What came out of the part of a line behind a field's name. */
export type SpecResult = {
  leftovers: Leftover[];
  isFirstUnknown: boolean;
  rules: string[];
  understood: number;
};

/** Reads everything behind a field's name into `field`: type, constraints, choices, default, description. */
export function readSpecPart(cursor: Cursor, field: DraftField, draft: Draft): SpecResult {
  const result: SpecResult = { leftovers: [], isFirstUnknown: false, rules: [], understood: 0 };
  run(cursor, field, draft, result);
  return result;
}

function run(cursor: Cursor, field: DraftField, draft: Draft, result: SpecResult): void {
  for (;;) {
    cursor.take(SKIP);
    if (cursor.done) return;
    if (takeKnown(cursor, field, draft, result)) {
      result.understood++;
      continue;
    }
    if (takeBraces(cursor, field) || takeBracket(cursor, field, draft, result)) continue;
    const dash = cursor.take(DASH);
    if (dash && knownAt(cursor, cursor.at, field) && !isQuoted(cursor.rest())) continue;
    if (dash && takeTrailingDefault(cursor, field)) continue;
    if (takeDescription(cursor, field, dash !== null)) return;
    if (cursor.char === '/') {
      cursor.at++;
      continue;
    }
    if (skipFillers(cursor, field)) continue;
    takeUnknown(cursor, result);
  }
}

/** Skips words that connect, `must be` in `must be >= 0`, when something known follows them. */
function skipFillers(cursor: Cursor, field: DraftField): boolean {
  const start = cursor.at;
  for (let count = 0; count < MAX_FILLERS && cursor.take(FILLER); count++)
    if (knownAt(cursor, cursor.at, field)) return true;
  cursor.at = start;
  return false;
}

const MAX_FILLERS = 3;

/** A choice more often than a bound where choices are listed: `one of: negative, positive, unclear`. */
const SIGN = /^\s*(?:positiv[oa]|negativ[oa]|positive|negative)(?![a-z0-9])/;

/** Tries everything that can be understood at the cursor. */
function takeKnown(cursor: Cursor, field: DraftField, draft: Draft, result: SpecResult): boolean {
  const isNext = (at: number) => constraintAt(cursor, at) && !SIGN.test(cursor.folded.slice(at, at + 20));
  if (takePattern(cursor, field)) return true;
  if (field.values === undefined && !hasType(field)) {
    const choices =
      takePipes(cursor, isNext) ?? takeChain(cursor) ?? (typeAhead(cursor) ? null : takeSlashes(cursor));
    if (choices) return keepChoices(field, choices);
  }
  if (
    field.values === undefined &&
    (field.type === undefined || field.type === 'enum' || field.type === 'string')
  ) {
    const choices = takeListed(cursor, isNext);
    if (choices) return keepChoices(field, choices);
  }
  if (takeDefault(cursor, field, isNext)) return true;
  const flags = takeFlag(cursor, field);
  if (flags) {
    if (flags.composite) result.rules.push(flags.composite);
    return true;
  }
  // A limit may begin with a word that is also a type (`longitud`, `valor`), never the other way round.
  if (takeLimit(cursor, field, draft.language)) return true;
  const isBegun = hasType(field) || result.understood > 0 || result.leftovers.length > 0;
  if ((isBegun || cursor.peek(VALUE)) && takeTrailingDefault(cursor, field)) return true;
  if (takeType(cursor, field)) {
    if (field.type === 'enum' && field.values === undefined) takeEnumBody(cursor, field, isNext);
    return true;
  }
  return takeLabel(cursor, field) || takeWas(cursor, field);
}

/** What the printer writes for names and ids that do not follow from the label. */
function takeBraces(cursor: Cursor, field: DraftField): boolean {
  const attributes = takeAttributes(cursor);
  if (!attributes) return false;
  if (attributes.id) field.id = attributes.id;
  if (attributes.name) field.name = attributes.name;
  if (attributes.was) field.was = attributes.was;
  return true;
}

/** True when a type or the name of one is known. */
export const hasType = (field: DraftField) => field.type !== undefined || field.typeName !== undefined;
const typeAhead = (cursor: Cursor) => peekType(cursor) !== null;

/** Makes the field an enumeration of these choices. */
export function keepChoices(field: DraftField, choices: Choices): true {
  field.type = 'enum';
  delete field.typeName;
  delete field.isVague;
  field.values = choices.values;
  if (choices.preset !== undefined) field.default ??= choices.preset;
  return true;
}

const ENUM_NAME = /\s*[:<]?\s*([A-Z\u00c0-\u00de][\p{L}\p{N}_]{1,60})\s*>?(?=$|[\s,;)(])/uy;

/** What may follow the word `enum`: choices in brackets, a list, choices with pipes, or the name of a declared enumeration. */
function takeEnumBody(cursor: Cursor, field: DraftField, isNext: (at: number) => boolean): void {
  const start = cursor.at;
  while (/[\s:=]/.test(cursor.char)) cursor.at++;
  const announced =
    /[:=]/.test(cursor.text.slice(start, cursor.at)) || /(?:of|de)$/.test(cursor.folded.slice(0, start));
  const open = cursor.char;
  const close = open === '(' || open === '[' || open === '{' ? cursor.closing(cursor.at) : -1;
  const inside = cursor.text.slice(cursor.at + 1, Math.max(close, cursor.at + 1));
  if (close > 0 && !holdsConstraints(cursor, inside, isNext)) {
    const named = /^\s*(?:enum\s+)?([A-ZÀ-Þ][\p{L}\p{N}_]+)\s*$/u.exec(inside);
    const choices = readChoices(inside, cursor.line, cursor.column + cursor.at + 1);
    if (named?.[1] || choices.values.length > 0) {
      if (named?.[1]) field.typeName = named[1];
      else keepChoices(field, choices);
      cursor.at = Math.min(close + 1, cursor.end);
      return;
    }
  }
  const choices =
    takePipes(cursor, isNext) ?? takeSlashes(cursor) ?? (announced ? takeList(cursor, isNext) : null);
  if (choices) {
    keepChoices(field, choices);
    return;
  }
  cursor.at = start;
  ENUM_NAME.lastIndex = start;
  const named = ENUM_NAME.exec(cursor.text);
  if (named?.[1] && start + named[0].length <= cursor.end) {
    field.typeName = named[1];
    cursor.at = start + named[0].length;
  }
}

function takeLabel(cursor: Cursor, field: DraftField): boolean {
  const found = cursor.peek(LABELLED);
  if (!found) return false;
  const from = cursor.at + found[0].length;
  const rest = cursor.text.slice(from, cursor.end);
  const quoted = /^(["'“«`]).+?["'”»`]/.exec(rest)?.[0];
  if (!quoted) return false;
  field.name ??=
    fold(field.label)
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '') || undefined;
  field.label = unquote(quoted);
  field.exactLabel = true;
  cursor.at = from + quoted.length;
  return true;
}

/** Brackets hold more of the same; what is in them and is not understood is reported like the rest. */
function takeBracket(cursor: Cursor, field: DraftField, draft: Draft, result: SpecResult): boolean {
  const open = cursor.char;
  if (open !== '(' && open !== '[' && open !== '{') {
    if (/[)\]}]/.test(open)) {
      cursor.at++;
      return true;
    }
    return false;
  }
  const close = cursor.closing(cursor.at);
  const inner = new Cursor(cursor.text.slice(0, close), cursor.line, cursor.column);
  inner.at = cursor.at + 1;
  const before = result.leftovers.length;
  const wasTyped = hasType(field);
  run(inner, field, draft, result);
  const fresh = result.leftovers.slice(before);
  // `estado (abierto, cerrado)`: nothing in the bracket is known, so they are choices.
  if (
    !wasTyped &&
    !hasType(field) &&
    fresh.length > 1 &&
    fresh.every(({ text }) => text.split(/\s+/).length <= 3)
  ) {
    result.leftovers.length = before;
    keepChoices(
      field,
      readChoices(cursor.text.slice(cursor.at + 1, close), cursor.line, cursor.column + cursor.at + 1),
    );
    result.understood++;
  }
  cursor.at = Math.min(close + 1, cursor.end);
  return true;
}

/** Behind a dash, `//`, `#` or the word for an example the rest is a description. */
function takeDescription(cursor: Cursor, field: DraftField, isAnnounced: boolean): boolean {
  if (!isAnnounced && !cursor.take(COMMENT) && !cursor.take(DESCRIBED) && !cursor.peek(EXAMPLE)) return false;
  const text = cursor
    .rest()
    .replace(/-->\s*$/, '')
    .trim();
  cursor.at = cursor.end;
  if (text !== '') field.description = withNote(field.description, isQuoted(text) ? unquote(text) : text);
  return true;
}

/** A description with one more remark. */
export const withNote = (before: string | undefined, text: string) =>
  before === undefined ? text : `${before}; ${text}`;

/** `antes: fecha`, `was: due`: what the field was called in the version before. */
function takeWas(cursor: Cursor, field: DraftField): boolean {
  const found = cursor.peek(WAS);
  if (!found) return false;
  const from = cursor.at + found[0].length;
  const name = /^(?:["“«`][^"”»`]+["”»`]|[\p{L}_][\p{L}\p{N}_]*(?: [\p{L}\p{N}_]+)*)/u.exec(
    cursor.text.slice(from, cursor.end),
  )?.[0];
  if (name === undefined) return false;
  field.was = unquote(name);
  cursor.at = from + name.length;
  return true;
}

/** True when a constraint (not a type) begins at `at`. */
export function constraintAt(cursor: Cursor, at: number): boolean {
  return probe(cursor, at, (there) => {
    const blank: DraftField = { label: 'x', span: there.span(0, 1), type: 'string' };
    return (
      isFlagAhead(there) ||
      takePattern(there, blank) ||
      takeLimit(there, blank, 'en') ||
      takeDefault(there, blank, () => false)
    );
  });
}

/** True when a constraint, or a type where one may still stand, begins at `at`. */
function knownAt(cursor: Cursor, at: number, field: DraftField): boolean {
  const typed = (there: Cursor) =>
    !hasType(field) && peekType(there)?.meaning.weak === undefined && peekType(there) !== null;
  return (
    constraintAt(cursor, at) ||
    probe(cursor, at, typed) ||
    FOLLOWING_ENUM.test(cursor.folded.slice(at, at + 20))
  );
}

const FOLLOWING_ENUM = /^(?:enum|one of|una? de |uno de |values?\s*:|valores?\s*:|opciones\s*:|options\s*:)/;

function probe(cursor: Cursor, at: number, test: (there: Cursor) => boolean): boolean {
  const back = cursor.at;
  cursor.at = at;
  cursor.skipSpace();
  const answer = cursor.done ? false : test(cursor);
  cursor.at = back;
  return answer;
}

/** Collects words up to a comma, a bracket, a dash or something known. */
function takeUnknown(cursor: Cursor, result: SpecResult): void {
  const from = cursor.at;
  if (result.understood === 0 && result.leftovers.length === 0) result.isFirstUnknown = true;
  while (!cursor.done) {
    const rest = cursor.text.slice(cursor.at, cursor.end);
    const quoted = /^(?:"[^"]*"|“[^”]*”|«[^»]*»|'[^']*'|`[^`]*`)/.exec(rest)?.[0];
    const word = quoted ?? /^[^\s,;()[\]{}!?*]+/.exec(rest)?.[0] ?? rest.charAt(0);
    cursor.at += word.length;
    const gap = /^\s+/.exec(cursor.text.slice(cursor.at, cursor.end))?.[0] ?? '';
    const next = cursor.at + gap.length;
    if (next >= cursor.end || /[,;()[\]{}]/.test(cursor.text.charAt(next)) || gap === '') break;
    if (/^(?:[—–]|-\s|\/\/|#\s|->|→)/.test(cursor.text.slice(next, next + 2)) || constraintAt(cursor, next))
      break;
    cursor.at = next;
  }
  const text = cursor.text.slice(from, cursor.at).trim();
  if (text !== '') result.leftovers.push({ text, from, to: cursor.at });
}
