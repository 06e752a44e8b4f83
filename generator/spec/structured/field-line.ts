import type { Language } from '../../blueprint/schema.ts';
import { type Draft, type DraftField, emptyDraft } from '../draft.ts';
import { inferType } from '../lexicon/infer.ts';
import { findType } from '../lexicon/types.ts';
import { memoize } from '../naming/memo.ts';
import { snakeName } from '../naming/names.ts';
import { isReservedField } from '../naming/reserved.ts';
import { Cursor, isQuoted, skipQuoted, unquote, withoutTicks } from './cursor.ts';
import { readSpecPart, type SpecResult } from './field-spec.ts';
import { settleLeftovers } from './settle.ts';
import { shiftAssumption, shiftDiagnostic, shiftField } from './shift.ts';
import { UNIT } from './units.ts';

/** A field as one line of text states it, and how well the line was understood. */
export type FieldLine = {
  field: DraftField;
  /** True when the line has a separator behind the name, or is a bare name. */
  isClear: boolean;
  /** How many types and constraints were understood. */
  understood: number;
  /** Sentences about the field that a Blueprint has no place for, e.g. `unique per customer`. */
  rules: string[];
};

/** How the fields of one block are written: with separators, or name and type side by side (`name string`). */
export type LineStyle = {
  isCompact: boolean;
  /** True for a cell that holds the name and nothing else. */
  isNameOnly?: boolean;
};

/** Where the name ends and what stands between it and the rest. */
type Split = {
  name: string;
  from: number;
  restFrom: number;
  mark: 'colon' | 'dash' | 'bracket' | 'comma' | 'arrow' | 'pipe' | 'none';
  exact: boolean;
  /** The name without the unit in brackets, when it has one: `Peso` of `Peso (kg)`. */
  plain?: string;
};

/** Longest name taken from a line without separator, in words; longer ones are sentences. */
const MAX_NAME_WORDS = 6;

/**
 * Reads one line as a field: `name: type, constraints — description` and its many variants. Null when the line cannot
 * be a field at all (a sentence, nothing but marks).
 */
export function readFieldLine(
  raw: string,
  line: number,
  column: number,
  draft: Draft,
  style: LineStyle,
): FieldLine | null {
  const known = remember(`${draft.language}${style.isCompact ? 1 : 0}${style.isNameOnly ? 1 : 0}${raw}`);
  const shift = { lines: line - 1, columns: column - 1 };
  draft.diagnostics.push(...known.diagnostics.map((each) => shiftDiagnostic(each, shift)));
  for (const each of known.assumptions) {
    const guess = shiftAssumption(each, shift);
    if (!draft.assumptions.some((other) => other.line === guess.line && other.text === guess.text))
      draft.assumptions.push(guess);
  }
  const { read } = known;
  return read && { ...read, field: shiftField(read.field, shift), rules: [...read.rules] };
}

/**
 * A line means the same wherever it stands: its words and the language are all that counts. An editor asks for every
 * line again at each keystroke, and all but one of them are the same.
 */
const remember = memoize((key) => {
  const draft = emptyDraft(key.slice(0, 2) as Language);
  const style = { isCompact: key.charAt(2) === '1', isNameOnly: key.charAt(3) === '1' };
  const read = parseFieldLine(key.slice(4), 1, 1, draft, style);
  return { read, diagnostics: draft.diagnostics, assumptions: draft.assumptions };
});

function parseFieldLine(
  raw: string,
  line: number,
  column: number,
  draft: Draft,
  style: LineStyle,
): FieldLine | null {
  const wrapped = wrappedName(raw);
  // Marks around the name say where it ends; those further on say nothing.
  const head = wrapped?.restFrom ?? 0;
  const text = raw.slice(0, head) + withoutCheck(withoutTicks(raw.slice(head)));
  const split = wrapped ?? splitName(text);
  if (!split) return null;
  keepUnit(text, split, line, column, draft);
  const cursor = new Cursor(split.mark === 'pipe' ? withoutPipes(text, split.restFrom) : text, line, column);
  const field: DraftField = {
    label: split.name,
    span: cursor.span(split.from, split.from + split.name.length),
  };
  if (split.exact) field.exactLabel = true;
  if (split.plain !== undefined) field.name = fieldCode(split.plain);
  cursor.at = split.restFrom;
  const isOpen =
    split.mark === 'comma' || split.mark === 'bracket' || (split.mark === 'none' && !style.isNameOnly);
  if (isOpen) splitCompact(cursor, split, field, draft, style);
  trimName(field, draft.language);
  const isLong = !field.exactLabel && field.label.split(/\s+/).length > MAX_NAME_WORDS + 2;
  if (field.label === '' || isLong) return null;
  const result = readSpecPart(cursor, field, draft);
  settleLeftovers(cursor, field, result, draft);
  return {
    field,
    isClear: split.mark !== 'none',
    understood: result.understood,
    rules: rulesOf(field, result),
  };
}

/** `CHECK (capacity > 0)`, `check > 0` as SQL has it: only the limit stays, and what follows keeps its column. */
const withoutCheck = (text: string) =>
  text
    .replace(/\bcheck\s+(?=[<>]=?\s*-?\d|between\s+-?\d)/i, (word) => `${','.repeat(word.length - 1)} `)
    .replace(/\bcheck\s*\(\s*["`]?\w+["`]?\s*(?=[<>=]|between\b)([^()]*)\)/i, (all, limit: string) =>
      `${limit.trimEnd()} `.padEnd(all.length, ','),
    );

const rulesOf = (field: DraftField, result: SpecResult) =>
  result.rules.map((text) => `${field.label}: ${text.trim()}`);

/** Finds the end of the name: the first separator outside brackets and quotations. */
function splitName(text: string): Split | null {
  for (let at = 0; at < text.length; at++) {
    const quoted = skipQuoted(text, at);
    if (quoted !== at) {
      at = quoted;
      continue;
    }
    const mark = markAt(text, at);
    if (!mark) continue;
    return {
      name: text.slice(0, at).trim(),
      from: leadOf(text),
      restFrom: at + mark.skip,
      mark: mark.kind,
      exact: false,
    };
  }
  return { name: text.trim(), from: leadOf(text), restFrom: text.length, mark: 'none', exact: false };
}

const fieldCode = (text: string) => {
  const name = snakeName(text);
  return isReservedField(name) ? `${name}_` : name;
};

/** `Peso (kg): decimal`: brackets before the separator that hold no type and no constraint belong to the name. */
function keepUnit(text: string, split: Split, line: number, column: number, draft: Draft): void {
  if (split.mark !== 'bracket' || text.charAt(split.restFrom) !== '(') return;
  const found = /^\(([^()]{1,30})\)\s*(?::|[—–]|\s-\s|=|$)\s*/.exec(text.slice(split.restFrom));
  if (!found?.[1]) return;
  const isWhole = split.restFrom + found[0].length >= text.length;
  const trial: DraftField = { label: 'x', span: { line, column, endLine: line, endColumn: column + 1 } };
  const inside = new Cursor(found[1], line, column);
  const result = readSpecPart(inside, trial, { ...draft, diagnostics: [], assumptions: [] });
  const isUnit = UNIT.test(found[1].trim());
  if (!isUnit && (result.understood > 0 || found[1].trim().split(/\s+/).length > 2 || isWhole)) return;
  split.plain = split.name;
  split.name = `${split.name} (${found[1]})`;
  split.restFrom += found[0].length;
  split.mark = isWhole ? 'none' : 'colon';
}

/** `name | string | required`: pipes are commas when what stands behind the first is a type; else they part choices. */
function withoutPipes(text: string, from: number): string {
  const second = text.slice(from).split('|')[0] ?? '';
  const meaning = findType(second.replace(/\(.*\)/, ''));
  return meaning && !meaning.weak ? text.replaceAll('|', ',') : text;
}

const leadOf = (text: string) => text.length - text.trimStart().length;

/** The separator at `at` that could end a name, and how long it is. */
export function markAt(text: string, at: number): { kind: Split['mark']; skip: number } | null {
  const char = text.charAt(at);
  if (char === ':')
    return text.startsWith('//', at + 1) || at === 0
      ? null
      : { kind: 'colon', skip: text.charAt(at + 1) === ':' ? 2 : 1 };
  if (char === '(' || char === '[' || char === '{') return at === 0 ? null : { kind: 'bracket', skip: 0 };
  if (char === ',' || char === ';') return at === 0 ? null : { kind: 'comma', skip: 1 };
  const rest = text.slice(at, at + 4);
  const arrow = /^(?:->|=>|→|<-)\s*/.exec(rest);
  if (arrow && at > 0) return { kind: 'arrow', skip: arrow[0].length };
  if (at > 0 && /^(?:\s-{1,2}\s|\s?[—–]\s?|\s·\s|\t+)/.test(rest))
    return { kind: 'dash', skip: /^(?:\s-{1,2}\s|\s?[—–]\s?|\s·\s|\t+)/.exec(rest)?.[0].length ?? 1 };
  if (at > 0 && /^\s\|\s/.test(rest)) return { kind: 'pipe', skip: 3 };
  if (char === '=' && at > 0 && !/[<>]/.test(text.charAt(at - 1))) return { kind: 'colon', skip: 0 };
  if (/\s/.test(char) && /^\s{2,}\S/.test(text.slice(at, at + 40)) && at > 0)
    return { kind: 'dash', skip: 1 };
  return null;
}

/** `**name**`, `` `name` ``, `"name"`: the marks say where the name ends. */
function wrappedName(text: string): Split | null {
  const found = /^\s*(?:(\*\*|__|`|\*|_)(?=\S)(.+?)\1|("(?:[^"\\]|\\.)*"))(?![\p{L}\p{N}])/u.exec(text);
  if (!found) return null;
  const body = found[2] ?? found[3] ?? '';
  const inner = body
    .trim()
    .replace(/[:*]+$/, '')
    .trim();
  const from = text.indexOf(body);
  const required = /\*$/.test(body.trim().replace(/:$/, '')) ? '*' : '';
  const rest = /^\s*(?:[:—–-](?!>)|->|=>|→|\|)?\s*/.exec(text.slice(found[0].length))?.[0] ?? '';
  const colon = /:\s*$/.test(body) || /[:—–-]/.test(rest);
  if (found[2] !== undefined && !colon && /[:,]/.test(inner)) return null;
  const name = found[3] !== undefined ? unquote(found[3]) : inner.replace(/^`|`$/g, '');
  return {
    name: name + required,
    from,
    restFrom: found[0].length + rest.length,
    mark: 'colon',
    exact: found[3] !== undefined,
  };
}

/** `a name` has an article; `a domicilio` says where. */
const ARTICLE_EN = /^(?:an?|the|its|their|una?|su)\s+(?=\p{L})/u;
const ARTICLE_ES = /^(?:the|its|their|una?|su)\s+(?=\p{L})/u;

/** Marks at the end of a name: `name*`, `name!` are required, `name?` optional. */
function trimName(field: DraftField, language: Language): void {
  if (field.exactLabel) return;
  const mark = /\s*(?:\(\*\)|[*!?])$/.exec(field.label);
  if (mark && field.label.length > mark[0].length) {
    field.required = !mark[0].includes('?');
    field.label = field.label.slice(0, mark.index);
  }
  field.label = field.label
    .replace(/^[*_`~]+(?=\S)|(?<=\S)[*`~]+$/g, '')
    .replace(/^[@•·]+/, '')
    .replace(language === 'es' ? ARTICLE_ES : ARTICLE_EN, '')
    .trim();
  const unit = /^(.*\S)\s*\(([^()]+)\)$/.exec(field.label);
  if (unit?.[1] && UNIT.test(unit[2] ?? '')) field.name ??= fieldCode(unit[1]);
  if (isQuoted(field.label)) {
    field.label = unquote(field.label);
    field.exactLabel = true;
  }
}

/**
 * `full name string required`: the name ends where the rest is type and constraints to the last word. A lone last word
 * that could as well belong to the name (`start date`, `phone number`) counts as a type only in a block written so.
 */
function splitCompact(cursor: Cursor, split: Split, field: DraftField, draft: Draft, style: LineStyle): void {
  const head = cursor.text.slice(split.from, split.from + split.name.length);
  const words = [...head.matchAll(/\S+/g)];
  const last = words.at(-1)?.[0] ?? '';
  const endsInType = findType(last) !== null && !findType(last)?.weak && !NOUNS.test(last);
  if (split.mark !== 'none' && !endsInType && statesType(cursor, split, field, draft)) return;
  for (const word of words.slice(1, MAX_NAME_WORDS + 1)) {
    const from = split.from + word.index;
    const tail = new Cursor(cursor.text.slice(0, split.from + head.length), cursor.line, cursor.column);
    tail.at = from;
    const trial: DraftField = { label: 'x', span: field.span };
    const result = readSpecPart(tail, trial, { ...draft, diagnostics: [], assumptions: [] });
    if (result.understood === 0 || result.leftovers.length > 0) continue;
    if (findType(word[0])?.weak) continue;
    if (
      startsWithFiller(word[0]) &&
      trial.values === undefined &&
      trial.min === undefined &&
      trial.max === undefined
    )
      continue;
    const alone = result.understood === 1 && trial.type !== undefined && trial.values === undefined;
    if (
      alone &&
      !style.isCompact &&
      !isClearType(head.slice(word.index), head.slice(0, word.index), split.mark)
    )
      continue;
    field.label = head.slice(0, word.index).trim();
    field.span = { ...field.span, endColumn: field.span.column + field.label.length };
    cursor.at = from;
    return;
  }
}

/** `tarifa por hora (dinero)`: the type stands behind the mark, so all before it is the name. */
function statesType(cursor: Cursor, split: Split, field: DraftField, draft: Draft): boolean {
  const rest = new Cursor(cursor.text, cursor.line, cursor.column);
  rest.at = split.restFrom;
  const trial: DraftField = { label: 'x', span: field.span };
  readSpecPart(rest, trial, { ...draft, diagnostics: [], assumptions: [] });
  return trial.type !== undefined || trial.typeName !== undefined || trial.values !== undefined;
}

const startsWithFiller = (word: string) =>
  /^(?:de|del|of|con|with|y|and|en|in|para|for|por|by|to|a)$/i.test(word);

/** Types that read as part of a name as easily. */
const NOUNS =
  /^(?:date|fecha|time|hora|number|n[uú]mero|text|texto|image|imagen|foto|photo|picture|file|archivo|documento|url|link|enlace|email|mail|correo|phone|tel[eé]fono|m[oó]vil|money|price|precio|map|point|day|d[ií]a|object|json|location|web|website|sitio web|attachment|adjunto|logo|options?|opci[oó]n|choice|bit|check|set|array|hash|currency|moneda|importe|monto|total|percentage|porcentaje|percent|select|phone number|email address|switch|short|long|real|double|doble|nota|mobile|mobile number|code|c[oó]digo|amount|cost|fee|year|a[nñ]o|uuid|pdf|video|audio|radio)$/i;

/** True for a type that reads as the name of a field as easily. */
export const isTypeNoun = (word: string) => NOUNS.test(word.trim());

/** True when the last words are a type and nothing else, e.g. `string`; a noun counts when the name alone means the same. */
function isClearType(type: string, name: string, mark: Split['mark']): boolean {
  const meaning = findType(type);
  if (!meaning || meaning.weak) return false;
  if (!NOUNS.test(type.trim())) return true;
  if (mark !== 'none' && mark !== 'comma' && mark !== 'bracket') return false;
  const named = inferType(name);
  return named.sure && named.type === meaning.type;
}

/** True when a block's lines put name and type side by side: a line has a type that can be nothing else behind its name. */
export function isCompactBlock(texts: readonly string[]): boolean {
  let plain = 0;
  for (const text of texts) {
    if (/[:—–]|\s-\s/.test(text)) return false;
    const words = text.trim().split(/[\s,(]+/);
    const at = words.findIndex(
      (word, index) => index > 0 && findType(word) !== null && !findType(word)?.weak && !NOUNS.test(word),
    );
    if (at > 0) plain++;
  }
  return plain > 0 && plain * 4 >= texts.length;
}
