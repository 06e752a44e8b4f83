import { assume, report } from '../diagnose.ts';
import type { Draft, DraftField } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import { findNearest } from '../naming/nearest.ts';
import { takeAttributes } from './attributes.ts';
import { type Choices, readChoices, takeList, takeListed, takePipes, takeSlashes } from './choices.ts';
import { Cursor, isQuoted, unquote } from './cursor.ts';
import { isFlagAhead, takeFlag } from './flags.ts';
import { takeLimit } from './limits.ts';
import { peekType, takeType } from './type-phrase.ts';
import { UNIT } from './units.ts';
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
const ARTICLE =
  /^(?:el|la|los|las|un|una|the|a|an|de|del|of|for|para|que|which|where|si|if|when|cuando|su|its|their|en|in|to|with|con|whether|indica|indicates|stores|guarda)\b/;

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
    if (takeDescription(cursor, field, dash !== null)) return;
    if (cursor.char === '/') {
      cursor.at++;
      continue;
    }
    const filler = cursor.peek(FILLER);
    if (filler && knownAt(cursor, cursor.at + filler[0].length, field)) {
      cursor.at += filler[0].length;
      continue;
    }
    takeUnknown(cursor, result);
  }
}

/** Tries everything that can be understood at the cursor. */
function takeKnown(cursor: Cursor, field: DraftField, draft: Draft, result: SpecResult): boolean {
  const isNext = (at: number) => constraintAt(cursor, at);
  if (takePattern(cursor, field)) return true;
  if (field.values === undefined && !hasType(field)) {
    const choices = takePipes(cursor, isNext) ?? (typeAhead(cursor) ? null : takeSlashes(cursor));
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
  if (hasType(field) && takeTrailingDefault(cursor, field)) return true;
  if (takeType(cursor, field)) {
    if (field.type === 'enum' && field.values === undefined) takeEnumBody(cursor, field, isNext);
    return true;
  }
  return takeLabel(cursor, field);
}

/** What the printer writes for names and ids that do not follow from the label. */
function takeBraces(cursor: Cursor, field: DraftField): boolean {
  const attributes = takeAttributes(cursor);
  if (!attributes) return false;
  if (attributes.id) field.id = attributes.id;
  if (attributes.name) field.name = attributes.name;
  return true;
}

const hasType = (field: DraftField) => field.type !== undefined || field.typeName !== undefined;
const typeAhead = (cursor: Cursor) => peekType(cursor) !== null;

function keepChoices(field: DraftField, choices: Choices): true {
  field.type = 'enum';
  delete field.typeName;
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
  if ((open === '(' || open === '[' || open === '{') && !isNext(cursor.at + 1)) {
    const close = cursor.closing(cursor.at);
    const inside = cursor.text.slice(cursor.at + 1, close);
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

const withNote = (before: string | undefined, text: string) =>
  before === undefined ? text : `${before}; ${text}`;

/** True when a constraint (not a type) begins at `at`. */
function constraintAt(cursor: Cursor, at: number): boolean {
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

/** Constraint words offered when one is mistyped. */
export const CONSTRAINT_WORDS: Record<'es' | 'en', string[]> = {
  es: [
    'obligatorio',
    'requerido',
    'opcional',
    'único',
    'mínimo',
    'máximo',
    'por defecto',
    'regex',
    'patrón',
    'positivo',
    'índice',
    'entre',
    'hasta',
  ],
  en: [
    'required',
    'optional',
    'unique',
    'min',
    'max',
    'default',
    'pattern',
    'regex',
    'positive',
    'index',
    'between',
    'nullable',
    'mandatory',
  ],
};

/**
 * Decides what becomes of text that was not understood: the type's name, choices, a description, or a diagnostic with the
 * nearest word. Nothing is dropped.
 */
export function settleLeftovers(cursor: Cursor, field: DraftField, result: SpecResult, draft: Draft): void {
  let left = result.leftovers;
  const first = left[0];
  if (!hasType(field) && left.length > 1 && result.isFirstUnknown && looksLikeChoices(cursor, left)) {
    const from = first?.from ?? 0;
    const choices = readChoices(cursor.text.slice(from, left.at(-1)?.to), cursor.line, cursor.column + from);
    keepChoices(field, choices);
    assume(draft, cursor.line, {
      es: `Leo «${choices.values.map(({ label }) => label).join(', ')}» como las opciones de «${field.label}».`,
      en: `I read “${choices.values.map(({ label }) => label).join(', ')}” as the choices of “${field.label}”.`,
    });
    return;
  }
  if (first && result.isFirstUnknown && !hasType(field) && isTypeName(first.text)) {
    field.typeName = unquote(first.text);
    field.typeSpan = cursor.span(first.from, first.to);
    left = left.slice(1);
  }
  for (const { text, from, to } of left) {
    const words = text.split(/\s+/);
    const suggestion = words.length > 2 ? null : nearestConstraint(words);
    if ((words.length > 1 && !suggestion) || isUnit(text)) {
      field.description = withNote(field.description, text);
      continue;
    }
    if (suggestion !== null) applyFlag(field, suggestion);
    const expected = draft.language === 'es' ? 'un tipo o una restricción' : 'a type or a constraint';
    report(
      draft,
      'warning',
      'unknown-constraint',
      cursor.span(from, to),
      {
        es: `No entiendo «${text}» en «${field.label}». ${suggestion ? `¿Querías decir «${suggestion}»?` : 'Escribe por ejemplo obligatorio, único, máximo 80 o por defecto X; una explicación va detrás de «—».'}`,
        en: `I do not understand “${text}” in “${field.label}”. ${suggestion ? `Did you mean “${suggestion}”?` : 'Write e.g. required, unique, max 80 or default X; an explanation goes behind “—”.'}`,
      },
      suggestion ? { expected, suggestion } : { expected },
    );
  }
}

/** A mistyped flag is read as the word it is nearest to; the diagnostic says so. */
function applyFlag(field: DraftField, word: string): void {
  const cursor = new Cursor(word, 1, 1);
  takeFlag(cursor, field);
}

/** `duración: entero (minutos)`: what is counted, worth a note. */
const isUnit = (text: string) => UNIT.test(text);

const isTypeName = (text: string) =>
  text.split(/\s+/).length <= 3 && !ARTICLE.test(fold(text)) && !/\p{L}\.$/u.test(text);

function looksLikeChoices(cursor: Cursor, left: readonly Leftover[]): boolean {
  if (
    !left.every(
      ({ text }) =>
        text.split(/\s+/).length <= 3 && !ARTICLE.test(fold(text)) && !nearestConstraint(text.split(/\s+/)),
    )
  )
    return false;
  const between = cursor.text.slice(left[0]?.to ?? 0, left.at(-1)?.from ?? 0);
  return left.length > 2 || /\bo\b|\bor\b|["'“«`]/.test(between + (left.at(-1)?.text ?? ''));
}

function nearestConstraint(words: readonly string[]): string | null {
  for (const word of words) {
    const folded = fold(word);
    for (const language of ['es', 'en'] as const) {
      const byFold = new Map(CONSTRAINT_WORDS[language].map((known) => [fold(known), known]));
      const near = findNearest(folded, byFold.keys());
      if (near !== null && folded.length > 3) return byFold.get(near) ?? null;
    }
  }
  return null;
}
