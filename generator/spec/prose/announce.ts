import { singularWord } from '../naming/inflect.ts';
import type { Sentence } from './sentence.ts';
import { isMark } from './token.ts';
import type { Vocabulary } from './words/vocabulary.ts';

/** All that stands before the noun: with a verb among it, as in `books have copies: each copy …`, it says more. */
const LEAD =
  /^(?:y|e|and|por|en|al|ultimo|fin|final|finalmente|finally|last|lastly|also|tambien|ademas|besides|then|luego|despues|next|first|firstly|second|third|primero|segundo|tercero|lugar|of|all|,|el|la|los|las|the|our|nuestros|nuestras|some|unos|unas)$/;
const OPENS = /^(?:cada|un|una|el|la|los|las|todo|toda|each|every|an?|the|all)$/;
/** Whom something is done to or for, between a noun and its verb: `los dentistas nos hacen encargos`. */
const CLITIC = /^(?:nos|les|os)$/;

/**
 * Takes a sentence, returns it without what only leads up to it: `finally, the rehearsals: each rehearsal has …` says
 * twice what it is about, `nos` in `los dentistas nos hacen encargos` nothing that is kept.
 */
export function dropAnnouncement(sentence: Sentence, words: Vocabulary): Sentence {
  const tokens =
    words.language === 'es'
      ? sentence.tokens.filter(
          ({ kind, key }, at, all) =>
            kind !== 'word' ||
            !CLITIC.test(key) ||
            all[at - 1]?.kind !== 'word' ||
            all[at + 1]?.kind !== 'word',
        )
      : sentence.tokens;
  const plain = tokens.length === sentence.tokens.length ? sentence : { ...sentence, tokens };
  const at = tokens.findIndex((token) => isMark(token, ':'));
  const [topic, opener, noun] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (topic?.kind !== 'word' || noun?.kind !== 'word') return plain;
  if (!tokens.slice(0, at - 1).every(({ key, text }) => LEAD.test(key) || text === ',')) return plain;
  const isSame = singularWord(topic.key, words.language) === singularWord(noun.key, words.language);
  if (!isSame || !opener || !OPENS.test(opener.key)) return plain;
  return { ...plain, tokens: tokens.slice(at + 1), start: opener.start };
}
