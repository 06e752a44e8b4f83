import type { Language } from '../../blueprint/schema.ts';

const WORDS = new Map<string, number>();
const put = (text: string, from = 0) => {
  text.split(' ').forEach((names, at) => {
    for (const name of names.split('|')) WORDS.set(name, from + at);
  });
};
put(
  'cero un|uno|una|primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince',
);
put(
  'dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco',
  16,
);
put(
  'zero one|a|an two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
);
put('seventeen eighteen nineteen twenty', 17);
for (const [word, value] of Object.entries({
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  setenta: 70,
  ochenta: 80,
  noventa: 90,
  cien: 100,
  ciento: 100,
  doscientos: 200,
  trescientos: 300,
  cuatrocientos: 400,
  quinientos: 500,
  mil: 1000,
  millon: 1e6,
  dozen: 12,
  docena: 12,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
})) {
  WORDS.set(word, value);
}
// Articles are numbers only where a number must stand, never where one may.
const ARTICLES = new Set(['a', 'an', 'un', 'una', 'uno']);

/** Source for a regular expression that takes a number in digits or in words, on folded text. */
export const NUMBER_SOURCE = `(?:[-+]?\\d[\\d_]*(?:[.,]\\d+)*(?:e[-+]?\\d+)?|(?:${[...WORDS.keys()].filter((word) => word.length > 1 && !ARTICLES.has(word)).join('|')})\\b)`;

/** The value of what NUMBER_SOURCE took, or null. */
export function readNumber(text: string, language: Language): number | null {
  return findNumberWord(text) ?? parseNumber(text, language);
}

/** The value of a number word (folded), or null; articles only when `withArticles`. */
export function findNumberWord(word: string, withArticles = false): number | null {
  if (!withArticles && ARTICLES.has(word)) return null;
  return WORDS.get(word) ?? null;
}

/**
 * The value of digits as people write them, or null. Of `.` and `,` the last is the decimal mark when both occur;
 * alone, followed by exactly three digits, it groups thousands if that is the language's custom (`1.000` in Spanish,
 * `1,000` in English); `0.500` and `1.5` are always decimals.
 */
export function parseNumber(text: string, language: Language): number | null {
  const plain = text.replace(/[_\s]/g, '');
  if (!/^[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?$/i.test(plain)) return null;
  const mark = decimalMark(plain, language);
  const digits = [...plain].filter((char) => (char !== '.' && char !== ',' ? true : char === mark)).join('');
  const value = Number(mark === ',' ? digits.replace(',', '.') : digits);
  return Number.isFinite(value) ? value : null;
}

function decimalMark(text: string, language: Language): '.' | ',' | null {
  const dot = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (dot === -1 && comma === -1) return null;
  if (dot !== -1 && comma !== -1) return dot > comma ? '.' : ',';
  const mark = dot !== -1 ? '.' : ',';
  const parts = text.replace(/^[-+]/, '').split(mark);
  if (parts.length > 2) return null;
  const grouped = /^[1-9]\d{0,2}$/.test(parts[0] ?? '') && /^\d{3}$/.test(parts[1] ?? '');
  return grouped && mark === (language === 'es' ? '.' : ',') ? null : mark;
}
