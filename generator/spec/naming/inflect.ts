import type { Language } from '../../blueprint/schema.ts';
import { fold } from './fold.ts';
import { pluralEnglish, singularEnglish } from './inflect-en.ts';
import { accentPlural, accentSingular, pluralSpanish, singularSpanish } from './inflect-es.ts';

/** Words after which the rest of a noun phrase does not change with number: `líneas de pedido`, `points of sale`. */
const LINK = new Set(
  'de del d en para por con sin a al y e o u of for in on at by with and or to from per the la el las los'.split(
    ' ',
  ),
);

/**
 * The singular of one word in the given language, case and accents kept: `Camiones` → `Camión`.
 * A word that is no plural comes back unchanged.
 */
export function singularWord(word: string, language: Language): string {
  const folded = fold(word);
  if (!/^[a-z]+$/.test(folded)) return word;
  const one = language === 'es' ? singularSpanish(folded) : singularEnglish(folded);
  if (one === folded) return word;
  const result = reshape(word, folded, one);
  return language === 'es' && folded === `${one}es` ? accentSingular(result) : result;
}

/** The plural of one word in the given language, case kept, accents put right: `Camión` → `Camiones`. */
export function pluralWord(word: string, language: Language): string {
  const folded = fold(word);
  if (!/^[a-z]+$/.test(folded)) return word;
  const already = language === 'es' ? singularSpanish(folded) !== folded : singularEnglish(folded) !== folded;
  if (already) return word;
  const many = language === 'es' ? pluralSpanish(folded) : pluralEnglish(folded);
  if (many === folded) return word;
  return reshape(language === 'es' && many === `${folded}es` ? accentPlural(word) : word, folded, many);
}

/** `word` with its folded form changed from `from` to `to`: the common beginning keeps its case and accents. */
function reshape(word: string, from: string, to: string): string {
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  const tail = to.slice(same);
  const upper = word.length > 1 && word === word.toUpperCase();
  return word.slice(0, same) + (upper ? tail.toUpperCase() : tail);
}

/** Spanish words that qualify a noun of any number as they are. */
const UNCHANGING = new Set(
  'extra estrella clave piloto premium express online web vip junior senior'.split(' '),
);

/** The words of a noun phrase that carry its number, as indexes. */
function heads(words: readonly string[], language: Language): number[] {
  const link = words.findIndex((word, at) => at > 0 && LINK.has(fold(word)));
  let end = link === -1 ? words.length : link;
  if (language === 'en') return [end - 1];
  // `servicios extra`, `productos estrella`: such words stand beside a noun without agreeing with it.
  while (end > 1 && UNCHANGING.has(fold(words[end - 1] ?? ''))) end -= 1;
  return Array.from({ length: end }, (_, at) => at);
}

/** The words of a noun phrase in the singular: `[Líneas, de, pedido]` → `[Línea, de, pedido]`. */
export function singularWords(words: readonly string[], language: Language): string[] {
  const at = new Set(heads(words, language));
  const last = Math.max(...at, 0);
  // Spanish adjectives agree with their noun, so a phrase whose last word is singular is singular as a whole.
  const lastWord = words[last] ?? '';
  if (language === 'es' && at.size > 1 && singularWord(lastWord, language) === lastWord) return [...words];
  return words.map((word, index) => (at.has(index) ? singularWord(word, language) : word));
}

/** The words of a noun phrase in the plural: `[Orden, médica]` → `[Órdenes, médicas]`. */
export function pluralWords(words: readonly string[], language: Language): string[] {
  const at = new Set(heads(words, language));
  return words.map((word, index) => (at.has(index) ? pluralWord(word, language) : word));
}

const onWords = (
  label: string,
  language: Language,
  change: (words: string[], language: Language) => string[],
) => {
  const parts = label.split(/([\s_-]+)/);
  const words = parts.filter((_, index) => index % 2 === 0);
  const changed = change(words, language);
  return parts.map((part, index) => (index % 2 === 0 ? (changed[index / 2] ?? part) : part)).join('');
};

/** A label in the singular, its spaces, case and accents kept: `Líneas de pedido` → `Línea de pedido`. */
export function singularLabel(label: string, language: Language): string {
  return onWords(label, language, singularWords);
}

/** A label in the plural: `Línea de pedido` → `Líneas de pedido`. */
export function pluralLabel(label: string, language: Language): string {
  return onWords(label, language, pluralWords);
}

/** True when the label is in the plural. */
export function isPlural(label: string, language: Language): boolean {
  return singularLabel(label, language) !== label;
}
