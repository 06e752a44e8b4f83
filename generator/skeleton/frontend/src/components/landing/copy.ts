import { inSentence } from '@/lib/format/text';

/** Longer sentences do not stand as a headline. */
const HEADLINE_MAX = 90;

/**
 * Takes what a SPEC says about its application, returns the first sentence (without its full stop) and the rest; the
 * first is null where there is none that can stand as a headline.
 */
export function splitDescription(text: string): { headline: string | null; rest: string } {
  const clean = text.replace(/\s+/g, ' ').trim();
  const end = clean.search(/[.!?…](\s|$)/);
  const sentence = end < 0 ? clean : clean.slice(0, clean[end] === '.' ? end : end + 1);
  if (sentence === '' || sentence.length > HEADLINE_MAX) return { headline: null, rest: clean };
  return { headline: sentence, rest: end < 0 ? '' : clean.slice(end + 1).trim() };
}

/** Takes words and a language, returns them as a list in a sentence, all in lower case but names that shout (`SKU`). */
export function listed(words: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words.map(inSentence));
}
