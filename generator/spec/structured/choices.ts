import type { DraftEnumValue } from '../draft.ts';
import { findType } from '../lexicon/types.ts';
import { OTHER_ENDING } from '../naming/both-forms.ts';
import { fold } from '../naming/fold.ts';
import { type Cursor, isQuoted, spanAt, splitTop, unquote } from './cursor.ts';

/** The choices of a list and which of them is marked as the default. */
export type Choices = { values: DraftEnumValue[]; preset?: string };

const MARKED = /\s*\(?\s*(?:por defecto|por omisi[oó]n|predeterminad[oa]|default|inicial|initial)\s*\)?\s*$/i;
const LEAD =
  /(?:(?:enum(?:eration|erad[oa]|eraci[oó]n)?s?|opci[oó]n(?:es)?|options?|choices?|valores?(?: posibles| permitidos)?|(?:possible |allowed )?values?|select|selecci[oó]n|desplegable|dropdown|picklist|lista(?: de valores| desplegable)?|estados?|states?|un[ao]? (?:de|entre)(?: las?| los?)?(?: siguientes)?(?: valores| opciones)?|one of(?: the following)?(?: values)?|any of|either|puede ser|can be|could be|may be|either of)(?:\s+(?:de|of|con|with|between|entre|from|among))?)\s*[:=]?\s*/iy;

/**
 * Reads one choice as written: `open`, `"open"`, `open: "Abierto"`, `open (Abierto)`, `open = Abierto`, `open → Abierto`.
 */
export function readChoice(raw: string, line: number, column: number): DraftEnumValue {
  const lead = raw.length - raw.trimStart().length;
  const text = raw.trim();
  const span = spanAt(line, column + lead, Math.max(text.length, 1));
  if (isQuoted(text)) return { label: unquote(text), span };
  // `Sin manchas: \`ninguna\``, `Lana virgen (\`lana\`)`: the label may be of several words, the code stands in its marks.
  const marked = /^([^`]*[^`\s:=→—–(-])\s*(?::|=|→|->|=>|—|–|\s-|\()\s*`([^`]+)`?\)?$/u.exec(text);
  if (marked) return pair(marked[2] ?? '', marked[1] ?? '', span);
  const named = /^([\p{L}\p{N}_.+-]+|"[^"]*"|'[^']*'|`[^`]*`)\s*(?::|=|→|->|=>|—|–|\s-\s)\s*(.+)$/u.exec(
    text,
  );
  if (named) return pair(named[1] ?? '', named[2] ?? '', span);
  const bracketed = /^([\p{L}\p{N}_.+-]+|"[^"]*"|'[^']*'|`[^`]*`)\s*\(([^()]+)\)$/u.exec(text);
  if (bracketed) return pair(bracketed[1] ?? '', bracketed[2] ?? '', span);
  return { label: text.replace(/^[*_`]+|[*_`]+$/g, '').replace(/\.$/, ''), span };
}

/** A code and a label; the code is what can be written in code, whichever side it stands on. */
function pair(left: string, right: string, span: DraftEnumValue['span']): DraftEnumValue {
  const code = unquote(left.replace(/^`(.*)`$/, '$1'));
  const label = unquote(right);
  const value = /^[a-z0-9_]+$/.test(code)
    ? code
    : fold(code)
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '');
  return value === '' ? { label, ...(span ? { span } : {}) } : { value, label, ...(span ? { span } : {}) };
}

/** Reads the inside of `enum(…)` and the like, or any list with commas, pipes, slashes or a final `or`. */
export function readChoices(written: string, line: number, start: number): Choices {
  // `[novel, essay]` as data files have it.
  const boxed = /^\s*\[(.*)\]\s*$/.exec(written);
  const text = boxed?.[1] ?? written;
  const column = boxed ? start + written.indexOf('[') + 1 : start;
  const separator =
    splitTop(text, /[|]/y).length > 1 ? /[|]/y : splitTop(text, /[;]/y).length > 2 ? /[;]/y : /,/y;
  const pieces = splitTop(text, separator).flatMap((piece, index, all) =>
    index === all.length - 1 && separator.source === ',' ? splitLast(piece) : [piece],
  );
  const split = pieces.length === 1 ? splitSlashes(pieces[0] ?? { text, at: 0 }) : pieces;
  const choices: Choices = { values: [] };
  for (const piece of split) {
    if (piece.text.trim() === '') continue;
    const unmarked = piece.text.replace(MARKED, '');
    const marked = unmarked !== piece.text && unmarked.trim() !== '';
    const choice = readChoice(marked ? unmarked : piece.text, line, column + piece.at);
    if (choice.label === '') continue;
    choices.values.push(choice);
    if (marked) choices.preset = choice.value ?? choice.label;
  }
  return choices;
}

/** `enviado o cancelado`, `or closed`: the last of a list. */
function splitLast(piece: { text: string; at: number }): { text: string; at: number }[] {
  const lead = /^\s*(?:o|u|or|y|e|and)\s+/i.exec(piece.text);
  if (lead) return [{ text: piece.text.slice(lead[0].length), at: piece.at + lead[0].length }];
  return splitTop(piece.text, /\s+(?:o|u|or|y|e|and)\s+/iy).map((part) => ({
    text: part.text,
    at: piece.at + part.at,
  }));
}

function splitSlashes(piece: { text: string; at: number }): { text: string; at: number }[] {
  if (findType(piece.text)) return [piece];
  return splitTop(piece.text, /\s*\/\s*/y).map((part) => ({ text: part.text, at: piece.at + part.at }));
}

/**
 * Takes `a | b | c` at the cursor; null when no pipe stands before the next comma. The last choice ends where a
 * constraint begins, as `isNext` knows.
 */
export function takePipes(cursor: Cursor, isNext: (at: number) => boolean): Choices | null {
  const text = cursor.rest();
  const pieces = splitTop(text, /\|/y);
  if (pieces.length < 2) return null;
  const first = pieces[0];
  if (!first || splitTop(first.text, /[,;]/y).length > 1 || first.text.trim() === '') return null;
  const last = pieces.at(-1);
  if (!last) return null;
  const stop = endOfLast(cursor, cursor.at + last.at, isNext);
  const choices = readChoices(text.slice(0, stop - cursor.at), cursor.line, cursor.column + cursor.at);
  cursor.at = stop;
  return choices.values.length > 0 ? choices : null;
}

/** Where the last choice ends: a comma, a bracket that holds constraints, a dash, or a constraint. */
function endOfLast(cursor: Cursor, from: number, isNext: (at: number) => boolean): number {
  const { text, end } = cursor;
  let start = from;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === ',' || char === ';' || char === ')') return at;
    if (char === '(' && at > start) {
      const close = cursor.closing(at);
      if (isNext(at + 1)) return at;
      at = Math.min(close, end - 1);
      continue;
    }
    if (char === '{' && at > start) return at;
    if (/\s/.test(char) && (isNext(at + 1) || /^\s(?:[—–]|-\s|\/\/|#\s)/.test(text.slice(at, at + 3))))
      return at;
  }
  return end;
}

/** Takes `a/b/c` at the cursor: three words or more, or two that are no type such as `sí/no`. */
export function takeSlashes(cursor: Cursor): Choices | null {
  const found =
    /^[^\s,;|()[\]{}:/]+(?: (?![—–-]+(?:\s|$))[^\s,;|()[\]{}:/]+){0,2}(?:\s?\/\s?[^\s,;|()[\]{}:/]+(?: (?![—–-]+(?:\s|$))[^\s,;|()[\]{}:/]+){0,2})+(?=$|[\s,;)])/u.exec(
      cursor.rest(),
    );
  if (!found || findType(found[0]) || /^\/|\/\//.test(found[0]) || OTHER_ENDING.test(found[0])) return null;
  const parts = found[0].split('/').map((part) => part.trim());
  if (parts.length < 2 || parts.some((part) => part === '' || (/^\d+$/.test(part) && parts.length < 3)))
    return null;
  if (parts.every((part) => findType(part) && !findType(part)?.weak)) return null;
  const choices = readChoices(found[0], cursor.line, cursor.column + cursor.at);
  cursor.at += found[0].length;
  return choices;
}

const CHAIN =
  /^[^\s,;|()[\]{}:/>=→—–-][^,;|()[\]{}:/>=→—–-]*(?:\s*(?:-+>|=+>|→|⇒|\s>\s)\s*[^\s,;|()[\]{}:/>=→—–-][^,;|()[\]{}:/>=→—–-]*){2,}(?=$|[,;(—–])/u;

/** Takes `draft → sent → paid` at the cursor: the states something goes through, three or more. */
export function takeChain(cursor: Cursor): Choices | null {
  const found = CHAIN.exec(cursor.rest());
  if (!found) return null;
  const choices: Choices = { values: [] };
  for (const piece of splitTop(found[0], /\s*(?:-+>|=+>|→|⇒|>)\s*/y))
    choices.values.push(...readChoices(piece.text, cursor.line, cursor.column + cursor.at + piece.at).values);
  cursor.at += found[0].length;
  return choices;
}

/** Takes a list announced by a word (`one of a, b or c`; `enum: a, b`; `valores: a, b`), up to a constraint. */
export function takeListed(cursor: Cursor, isNext: (at: number) => boolean): Choices | null {
  const start = cursor.at;
  LEAD.lastIndex = start;
  const lead = LEAD.exec(cursor.text);
  if (!lead || lead[0] === '' || start + lead[0].length > cursor.end) return null;
  cursor.at = start + lead[0].length;
  const open = cursor.char;
  if (open === '(' || open === '[' || open === '{' || open === '<') {
    const close = open === '<' ? cursor.text.indexOf('>', cursor.at) : cursor.closing(cursor.at);
    const inside = cursor.text.slice(cursor.at + 1, close);
    const choices = readChoices(inside, cursor.line, cursor.column + cursor.at + 1);
    // One capitalised word is the name of a declared enumeration, not a choice.
    const isName = choices.values.length === 1 && /^\s*\p{Lu}[\p{L}\p{N}_]*\s*$/u.test(inside);
    if (isName) {
      cursor.at = start;
      return null;
    }
    if (close > 0 && choices.values.length > 0 && !holdsConstraints(cursor, inside, isNext)) {
      cursor.at = Math.min(close + 1, cursor.end);
      return choices;
    }
    cursor.at = start;
    return null;
  }
  const announced =
    /[:=]\s*$/.test(lead[0]) || /(of|de|be|ser)\s*$/i.test(lead[0].trim()) || /^enum/i.test(lead[0]);
  const choices = announced ? takeList(cursor, isNext) : null;
  if (!choices) cursor.at = start;
  return choices;
}

/** True when all there is in the bracket at the cursor are constraints: `enum (required)`, not `one of (single, double)`. */
export const holdsConstraints = (cursor: Cursor, inside: string, isNext: (at: number) => boolean): boolean =>
  splitTop(inside, /[,;|]/y).every((piece) => isNext(cursor.at + 1 + piece.at));

/** Takes `a, b or c` at the cursor, up to a constraint; null when it is not a list. */
export function takeList(cursor: Cursor, isNext: (at: number) => boolean): Choices | null {
  const end = endOfList(cursor, isNext);
  const { stop } = end;
  if (end.isNone) return null;
  const choices = readChoices(cursor.text.slice(cursor.at, stop), cursor.line, cursor.column + cursor.at);
  // What is no list from here is none from a later place either.
  if (choices.values.length < 2) end.isNone = true;
  if (end.isNone) return null;
  cursor.at = stop;
  return choices;
}

/** Where a list ends, and whether it is known to be none. */
type ListEnd = { from: number; end: number; stop: number; isNone: boolean };

/** The last answer per line: from any place before that end it is the same, and a line may try at each of its words. */
const ENDS = new WeakMap<Cursor, ListEnd>();

function endOfList(cursor: Cursor, isNext: (at: number) => boolean): ListEnd {
  const known = ENDS.get(cursor);
  if (known && known.end === cursor.end && known.from <= cursor.at && cursor.at < known.stop) return known;
  const stop = findEndOfList(cursor, isNext);
  const found = { from: cursor.at, end: cursor.end, stop, isNone: false };
  ENDS.set(cursor, found);
  return found;
}

function findEndOfList(cursor: Cursor, isNext: (at: number) => boolean): number {
  const { text, end } = cursor;
  for (let at = cursor.at; at < end; at++) {
    const char = text.charAt(at);
    if (char === ';' || char === ')' || char === '{') return at;
    if (char === '(') {
      if (isNext(at + 1)) return at;
      at = Math.min(cursor.closing(at), end - 1);
    } else if (/[\s,]/.test(char) && isNext(at + 1)) {
      return at;
    } else if (/\s/.test(char) && /^\s(?:[—–]|-\s|\/\/|#\s)/.test(text.slice(at, at + 3))) return at;
  }
  return end;
}

const CHOSEN =
  /^(?:.*\s)?(?:status|state|estado|type|tipo|kind|clase|class|category|categoria|priority|prioridad|level|nivel|mode|modo|role|rol|plan|phase|fase|stage|etapa|severity|gravedad|gender|genero|genre|sex|sexo|size|talla|tamano|colou?r|shift|turno|result|resultado|currency|moneda|language|idioma|unit|unidad|frequency|frecuencia|season|temporada|material|day|dia|method|metodo|channel|canal|visibility|visibilidad)(?:\s.*)?$/;

/** True for a name whose value is one of a few: `estado`, `room type`, `talla`. */
export const isChosen = (name: string) => CHOSEN.test(fold(name));
