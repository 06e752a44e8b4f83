import type { DraftField } from '../draft.ts';
import { type Cursor, unquote } from './cursor.ts';

const PATTERN_WORD =
  /(?:con |with |que cumpla |matching |matches |debe cumplir |must match )?(?:la |the |el |un |a )?(?:regular expression|expresion regular|regexp?|patron|pattern|formato regex|@pattern|mascara|mask)\s*(?:de|of|is|es)?\s*[:=(]?\s*|(?:formato|format)\s*[:=]?\s*(?=[`"']?\^|\/\^)|(?:matches|matching|que cumpla|debe cumplir|must match)\s*[:=]?\s*(?=[/^`"'“])/y;
const DEFAULT_WORD =
  /(?:(?:con |with )?(?:(?:el |the |a )?(?:valor|value)\s+)?(?:por defecto|por omision|predeterminad[oa]|default(?:s|ed)?(?:\s+value)?|defecto|inicial(?:mente)?|initial(?:ly)?(?:\s+value)?|valor inicial|de inicio|@default|dflt)(?:\s+(?:to|is|es|as|a|de|value)(?=\s*[:=(→]?\s*[^\s,;:)]))?|(?:empieza|comienza|starts?) (?:en|in|as|como|at|with|con))(?![a-z0-9_])\s*[:=(→]?\s*/y;
const EQUALS = /=(?![=>])\s*/y;
const TRAILING_DEFAULT =
  /\s+(?:por defecto|por omision|(?:by|as) default|de inicio|inicialmente|initially|\(default\)|\(por defecto\))(?![a-z0-9_])/g;

/** True when `^`, a slash or a quotation begins a bare pattern at the cursor. */
const BARE_PATTERN = /\^\S|\/(?=[^/\s][^/]*\/)/y;

/** Takes a regular expression at the cursor into `field`, with or without a word before it; false when there is none. */
export function takePattern(cursor: Cursor, field: DraftField): boolean {
  const start = cursor.at;
  const word = cursor.take(PATTERN_WORD);
  if (!word && (field.pattern !== undefined || !cursor.peek(BARE_PATTERN))) return false;
  const wrapped = word ? bracketAround(cursor, start + word[0].trimEnd().length - 1) : null;
  if (word && wrapped === null && word[0].trimEnd().endsWith('('))
    cursor.at = start + word[0].lastIndexOf('(');
  const pattern = wrapped !== null && wrapped < cursor.end ? cutTo(cursor, wrapped) : readPattern(cursor);
  if (pattern === '') {
    cursor.at = start;
    return false;
  }
  if (field.pattern === undefined) field.pattern = pattern;
  return true;
}

/** Where the bracket closes that holds a pattern, `regex(^a+$)`; null for a pattern that begins with a group, `(a+)+$`. */
function bracketAround(cursor: Cursor, open: number): number | null {
  if (cursor.text.charAt(open) !== '(') return null;
  const close = cursor.closing(open);
  const isGroup = close < cursor.end && /[^\s,;)\]}|]/.test(cursor.text.charAt(close + 1));
  return isGroup ? null : close;
}

function cutTo(cursor: Cursor, to: number): string {
  const text = cursor.rest(to).trim();
  cursor.at = to + 1;
  return /^\/.*\/[a-z]*$/.test(text) ? text.replace(/^\/|\/[a-z]*$/g, '') : unquotePattern(text);
}

/** A pattern keeps its backslashes: only the marks around it go. */
function unquotePattern(text: string): string {
  const close = ({ '`': '`', '"': '"', "'": "'", '“': '”', '«': '»' } as Record<string, string>)[
    text.charAt(0)
  ];
  return close !== undefined && text.length > 1 && text.endsWith(close) ? text.slice(1, -1) : text;
}

/** Reads a pattern: between slashes or quotation marks, from `^` to its `$`, else up to a space or comma outside brackets. */
function readPattern(cursor: Cursor): string {
  const text = cursor.text;
  const open = cursor.char;
  const close = ({ '/': '/', '`': '`', '"': '"', "'": "'", '“': '”', '«': '»' } as Record<string, string>)[
    open
  ];
  if (close !== undefined) {
    const to = closeOf(text, cursor.at, close, cursor.end);
    if (to > cursor.at + 1 && to < cursor.end) {
      const body = text.slice(cursor.at + 1, to);
      cursor.at = to + 1;
      if (close === '/') cursor.take(/[gimsuy]{0,4}(?![a-z])/y);
      return close === '`' && /^\/.*\/$/.test(body) ? body.slice(1, -1) : body;
    }
  }
  const to =
    open === '^' ? endOfAnchored(text, cursor.at, cursor.end) : endOfBare(text, cursor.at, cursor.end);
  const body = text.slice(cursor.at, to).trimEnd();
  cursor.at = to;
  return body;
}

/** Index of the unescaped closing mark; a slash inside a character class does not close. */
function closeOf(text: string, from: number, close: string, end: number): number {
  let inClass = false;
  for (let at = from + 1; at < end; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === close && !(inClass && close === '/')) return at;
  }
  return end;
}

/** End of `^…$`: behind the first `$` outside brackets that ends a word; without one as for a bare pattern. */
function endOfAnchored(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') depth--;
    else if (char === '$' && depth <= 0 && (at + 1 >= end || /[\s,;)|"'`”»]/.test(text.charAt(at + 1))))
      return at + 1;
    if (depth < 0) return at;
  }
  return endOfBare(text, from, end);
}

function endOfBare(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const char = text.charAt(at);
    if (char === '\\') {
      at++;
      continue;
    }
    if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') {
      depth--;
      if (depth < 0) return at;
    } else if (depth === 0 && /[\s,;]/.test(char)) return at;
  }
  return end;
}

const PARTED = /[,;|()[\]:—–]|(?:^|\s)-+\s/;
/** `obligatorio por defecto general`: the value stands behind the words, not before them. */
const VALUE_AHEAD = /^\s+[\p{L}\p{N}"'“«]/u;

/**
 * Takes a default at the cursor into `field`; false when there is none. `isNext` says whether another constraint begins
 * at an index: an unquoted default ends there, at a comma, a semicolon or a closing bracket.
 */
export function takeDefault(cursor: Cursor, field: DraftField, isNext: (at: number) => boolean): boolean {
  const start = cursor.at;
  const word = cursor.take(DEFAULT_WORD) ?? cursor.take(EQUALS);
  if (!word) return false;
  const wrapped = word[0].trimEnd().endsWith('(')
    ? cursor.closing(start + word[0].trimEnd().length - 1)
    : null;
  const from = cursor.at;
  const to = wrapped !== null && wrapped < cursor.end ? wrapped : endOfValue(cursor, isNext);
  const raw = cursor.text.slice(from, to).trim();
  if (raw === '') {
    cursor.at = start;
    return false;
  }
  field.default = asDefault(raw);
  field.defaultSpan = cursor.span(from, to);
  cursor.at = wrapped !== null && wrapped < cursor.end ? to + 1 : to;
  return true;
}

/** `true by default`, `pendiente por defecto`: the value stands before the words. Returns the raw text with it taken out. */
export function takeTrailingDefault(cursor: Cursor, field: DraftField): boolean {
  TRAILING_DEFAULT.lastIndex = cursor.at;
  const found = TRAILING_DEFAULT.exec(cursor.folded);
  if (!found || found.index + found[0].length > cursor.end) return false;
  const raw = cursor.text.slice(cursor.at, found.index);
  // A dash parts attributes: what stands before it belongs to another one.
  if (!/[\p{L}\p{N}✓✗]/u.test(raw) || PARTED.test(raw) || raw.trim().split(/\s+/).length > 3) return false;
  if (VALUE_AHEAD.test(cursor.folded.slice(found.index + found[0].length, cursor.end))) return false;
  field.default = asDefault(raw.trim());
  field.defaultSpan = cursor.span(cursor.at, found.index);
  cursor.at = found.index + found[0].length;
  return true;
}

/** Quoted text stays text; the marks go. */
function asDefault(raw: string): string {
  return unquote(raw.replace(/^`(.*)`$/, '$1'));
}

function endOfValue(cursor: Cursor, isNext: (at: number) => boolean): number {
  const { text, end } = cursor;
  const quote = ({ '"': '"', "'": "'", '`': '`', '“': '”', '«': '»' } as Record<string, string>)[
    text.charAt(cursor.at)
  ];
  if (quote !== undefined) {
    const to = closeOf(text, cursor.at, quote, end);
    if (to < end) return to + 1;
  }
  let depth = 0;
  for (let at = cursor.at; at < end; at++) {
    const char = text.charAt(at);
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    if (depth < 0) return at;
    if (depth > 0) continue;
    if (char === ';' || (char === ',' && !/^,\d/.test(text.slice(at, at + 2)))) return at;
    if (
      /\s/.test(char) &&
      at > cursor.at &&
      (isNext(at + 1) || /^\s(?:[—–]|-\s|\/\/|#\s|\(|\{)/.test(text.slice(at, at + 3)))
    )
      return at;
  }
  return end;
}
