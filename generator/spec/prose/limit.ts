import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';
import type { LimitWord } from './words/vocabulary.ts';

export type Limit = {
  min?: number;
  max?: number;
  isLength?: boolean;
  isAbove?: boolean;
  isBelow?: boolean;
  decimals?: boolean;
  /** A word that is no length unit was taken with the number: euros, years, or what is counted. */
  hasUnit?: boolean;
};

const RANGE_WORDS = new Set([
  'and',
  'to',
  'y',
  'e',
  'a',
  'al',
  'hasta',
  'through',
  '-',
  '–',
  '—',
  '..',
  '...',
  'until',
]);
/** Words that may stand between a limit and its number without changing it. */
const FILLING = new Set([
  'of',
  'de',
  'a',
  'the',
  'un',
  'una',
  'que',
  'than',
  'to',
  'is',
  'es',
  'value',
  'valor',
  'length',
  'longitud',
  'los',
  'las',
  'el',
  'la',
]);

/**
 * Reads a limit at `at`: `between 1 and 12`, `de 0 a 10`, `at least 3 characters`, `1..5`, `of 6 digits`.
 * @returns the limit and the place behind it, or null
 */
export function parseLimit(scan: Scan, at: number): { limit: Limit; end: number } | null {
  const word = scan.words.limits.match(scan.tokens, at);
  if (word) {
    const found = afterWord(scan, at + word.length, word.value);
    if (found) return withUnit(scan, found.limit, found.end);
  }
  return bareRange(scan, at) ?? exactLength(scan, at) ?? limitBehind(scan, at);
}

function afterWord(scan: Scan, at: number, word: LimitWord): { limit: Limit; end: number } | null {
  let place = at;
  while (FILLING.has(scan.key(place)) && !scan.number(place)) place += 1;
  const first = scan.number(place);
  if (!first) return null;
  place += first.length;
  if (word === 'between' || word === 'from') {
    let gap = skipUnit(scan, place);
    if (!RANGE_WORDS.has(scan.key(gap))) gap = place;
    if (!RANGE_WORDS.has(scan.key(gap)))
      return word === 'from' && isStart(scan, at) ? { limit: { min: first.value }, end: place } : null;
    gap += 1;
    while (FILLING.has(scan.key(gap)) && !scan.number(gap)) gap += 1;
    const second = scan.number(gap);
    if (!second) return null;
    return { limit: { min: first.value, max: second.value }, end: gap + second.length };
  }
  if (word === 'min') return { limit: { min: first.value }, end: place };
  if (word === 'above') return { limit: { min: first.value, isAbove: true }, end: place };
  if (word === 'max') return { limit: { max: first.value }, end: place };
  return { limit: { max: first.value, isBelow: true }, end: place };
}

/** `desde 0`, `starting from 0` are lower limits by themselves; `de 8`, `from 8` are not. */
const isStart = (scan: Scan, at: number) => ['desde', 'starting'].includes(scan.key(at - 1));

/** `1-5`, `3..80`, `1 to 5`, `0 a 10` without a word in front. */
function bareRange(scan: Scan, at: number): { limit: Limit; end: number } | null {
  const first = scan.token(at)?.kind === 'number' ? scan.number(at) : null;
  if (!first || !RANGE_WORDS.has(scan.key(at + first.length))) return null;
  const second =
    scan.token(at + first.length + 1)?.kind === 'number' ? scan.number(at + first.length + 1) : null;
  if (!second || second.value < first.value) return null;
  return withUnit(scan, { min: first.value, max: second.value }, at + first.length + 1 + second.length);
}

/** `of 6 digits`, `de 8 caracteres`, `6-character`: exactly that long. */
function exactLength(scan: Scan, at: number): { limit: Limit; end: number } | null {
  const place = /^(of|de|with|con|exactly|exactamente)$/.test(scan.key(at)) ? at + 1 : at;
  const skip = /^(exactly|exactamente)$/.test(scan.key(place)) ? place + 1 : place;
  const number = scan.number(skip);
  if (!number) return null;
  const unit = skip + number.length;
  if (/^(decimals?|decimales|decimal)$/.test(scan.key(unit))) {
    const places = /^(places?|digits)$/.test(scan.key(unit + 1)) ? 2 : 1;
    return { limit: { decimals: true }, end: unit + places };
  }
  if (!scan.words.lengthUnits.has(scan.key(unit)) || scan.key(unit) === 'long') return null;
  // `100 characters max` is an upper limit that names itself last.
  const behind = scan.words.limits.match(scan.tokens, unit + 1);
  if (
    behind &&
    (behind.value === 'max' || behind.value === 'min') &&
    scan.endsPhrase(unit + 1 + behind.length)
  ) {
    const limit = behind.value === 'max' ? { max: number.value } : { min: number.value };
    return { limit: { ...limit, isLength: true }, end: unit + 1 + behind.length };
  }
  return withUnit(scan, { min: number.value, max: number.value, isLength: true }, unit);
}

/** `0 or more`, `100 max`, `18 como mínimo`. */
function limitBehind(scan: Scan, at: number): { limit: Limit; end: number } | null {
  const number = scan.token(at)?.kind === 'number' ? scan.number(at) : null;
  if (!number) return null;
  const next = at + number.length;
  const more =
    /^(or|o)$/.test(scan.key(next)) &&
    /^(more|mas|greater|higher|above|above|over)$/.test(scan.key(next + 1));
  if (more) return { limit: { min: number.value }, end: next + 2 };
  const less = /^(or|o)$/.test(scan.key(next)) && /^(less|menos|fewer|lower|below)$/.test(scan.key(next + 1));
  if (less) return { limit: { max: number.value }, end: next + 2 };
  const word = scan.words.limits.match(scan.tokens, next);
  if (!word || !scan.endsPhrase(next + word.length)) return null;
  if (word.value === 'min') return { limit: { min: number.value }, end: next + word.length };
  return word.value === 'max' ? { limit: { max: number.value }, end: next + word.length } : null;
}

/** `from A to G`, `de la A a la G`: the letters between. */
export function parseLetters(scan: Scan, at: number): { values: string[]; end: number } | null {
  let place = at;
  if (!/^(from|de|entre|between)$/.test(scan.key(place))) return null;
  place += scan.key(place + 1) === 'la' ? 2 : 1;
  const first = scan.token(place)?.text ?? '';
  if (!/^[A-Z]$/.test(first) || !/^(to|a|y|and|hasta)$/.test(scan.key(place + 1))) return null;
  place += scan.key(place + 2) === 'la' ? 3 : 2;
  const last = scan.token(place)?.text ?? '';
  if (!/^[A-Z]$/.test(last) || last <= first) return null;
  const values: string[] = [];
  for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code += 1)
    values.push(String.fromCharCode(code));
  return { values, end: place + 1 };
}

/** Takes the unit behind a number: characters make it a length, anything else (euros, years) is only passed. */
function withUnit(scan: Scan, limit: Limit, at: number): { limit: Limit; end: number } {
  const end = skipUnit(scan, at);
  if (end > at) limit.hasUnit = true;
  for (let place = at; place < end; place += 1) {
    if (scan.words.lengthUnits.has(scan.key(place))) limit.isLength = true;
  }
  return { limit, end };
}

function skipUnit(scan: Scan, at: number): number {
  let place = at;
  if (scan.isMark(place, '%€$£')) return place + 1;
  if (scan.words.lengthUnits.has(scan.key(place))) {
    place += 1;
    if (/^(long|in|of|de)$/.test(scan.key(place)))
      place +=
        /^(in|of|de)$/.test(scan.key(place)) && /^(length|longitud|largo)$/.test(scan.key(place + 1))
          ? 2
          : scan.key(place) === 'long'
            ? 1
            : 0;
    return place;
  }
  if (!scan.isWord(place) || scan.endsPhrase(place)) return place;
  const key = scan.key(place);
  const speaks =
    scan.words.prepositions.match(scan.tokens, place) ||
    scan.words.joiners.match(scan.tokens, place) ||
    scan.words.determiners.match(scan.tokens, place) ||
    scan.words.relatives.match(scan.tokens, place) ||
    scan.words.limits.match(scan.tokens, place) ||
    scan.words.flags.match(scan.tokens, place) ||
    scan.words.modals.match(scan.tokens, place) ||
    scan.words.verbs.get(key)?.some(({ weak, form }) => !weak && form === 'finite') ||
    /^(by|por|default|both|inclusive|included|ambos|inclusive|incluidos)$/.test(key);
  if (speaks) return /^(inclusive|included|incluidos)$/.test(key) ? place + 1 : place;
  place += 1;
  return /^(old|long|edad)$/.test(scan.key(place)) ? place + 1 : place;
}

/** Puts a limit on a phrase; what the phrase already has stays unless the limit says it anew. */
export function applyLimit(phrase: NounPhrase, limit: Limit): void {
  if (limit.min !== undefined) phrase.min = limit.min;
  if (limit.max !== undefined) phrase.max = limit.max;
  if (limit.isLength) phrase.isLength = true;
  if (limit.isAbove) phrase.isAbove = true;
  if (limit.isBelow && phrase.max !== undefined) phrase.max -= 1;
  if (limit.decimals) phrase.type = 'decimal';
}
