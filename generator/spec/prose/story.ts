import type { Sentence } from './sentence.ts';
import type { Token } from './token.ts';
import type { Vocabulary } from './words/vocabulary.ts';

const WANTS =
  /^(?:,? ?(?:i|we|yo|nosotros))?,? ?(?:want to be able to|would like to be able to|should be able to|want to|need to|would like to|wish to|can|must be able to|quiero poder|quiero|necesito poder|necesito|deseo|me gustaria poder|me gustaria|puedo|quisiera|debo poder) /;
/** Where a story tells why: that is no data. */
const WHY =
  /^(?:so that|so i|so we|in order to|because|para poder|para que|para asi|porque|con el fin|y asi|de modo|de forma)\b/;
/** More words than this in front of what is wanted, and it is no story. */
const MAX_ROLE = 6;

/**
 * `As a librarian I want to register books so that …`, `Como alumno quiero inscribirme en un curso para poder …`: what is
 * wanted, without who wants it and why. A verb between things keeps its role as the subject: `a member can borrow books`.
 * Any other sentence comes back as it is.
 */
export function unwrapStory(sentence: Sentence, words: Vocabulary): Sentence {
  const { tokens } = sentence;
  const opener = /^(?:as (?:an?|the) |como (?:un |una )?)/.exec(keysFrom(tokens, 0, 3));
  if (!opener) return sentence;
  const role = opener[0].trim().split(' ').length;
  for (let at = role + 1; at <= role + MAX_ROLE && at < tokens.length; at += 1) {
    const wants = WANTS.exec(keysFrom(tokens, at, 9));
    const told = wants ? null : wantedOf(tokens, at);
    if (told) return { ...sentence, isStory: true, tokens: told };
    if (!wants) continue;
    const verbAt = at + wants[0].trim().split(/\s+/).length;
    const end = endOf(tokens, verbAt);
    const wanted = tokens.slice(verbAt, end).map((token, index) => (index === 0 ? reflexive(token) : token));
    const [verb] = wanted;
    if (!verb) return sentence;
    return {
      ...sentence,
      isStory: true,
      tokens: relates(verb, words)
        ? asAbility(tokens.slice(role, at), verb, wanted)
        : asWish(verb, wanted, words),
    };
  }
  return sentence;
}

/** `I want each question to have a text`, `quiero que cada pregunta tenga un texto`: what is wanted of something. */
function wantedOf(tokens: readonly Token[], at: number): Token[] | null {
  const wants = /^(?:,? ?(?:i|we|yo))?,? ?(?:(?:want|need|would like)|(?:quiero|necesito) que) /.exec(
    keysFrom(tokens, at, 5),
  );
  if (!wants) return null;
  const from = at + wants[0].trim().split(/\s+/).length;
  const end = endOf(tokens, from);
  const rest = tokens.slice(from, end);
  if (/que $/.test(wants[0])) return rest;
  const to = rest.findIndex(({ key }, index) => index > 0 && index < 6 && key === 'to');
  return to === -1 ? null : rest.map((token, index) => (index === to ? { ...token, key: 'will' } : token));
}

const keysFrom = (tokens: readonly Token[], from: number, count: number) =>
  `${tokens
    .slice(from, from + count)
    .map(({ key }) => key)
    .join(' ')} `;

function endOf(tokens: readonly Token[], from: number): number {
  for (let at = from + 1; at < tokens.length; at += 1)
    if (WHY.test(keysFrom(tokens, at, 3))) return tokens[at - 1]?.text === ',' ? at - 1 : at;
  return tokens.length;
}

/** `inscribirme` is `inscribirse`, `asignarles` is `asignar`. */
function reflexive(token: Token): Token {
  const [, stem] = /^(\p{L}+[aei]r)(?:me|nos|les|le)$/u.exec(token.key) ?? [];
  return stem === undefined ? token : { ...token, key: /me$|nos$/.test(token.key) ? `${stem}se` : stem };
}

const relates = ({ key }: Token, words: Vocabulary) =>
  words.verbs.get(key)?.every(({ kind }) => kind === 'relate' || kind === 'link') === true;

const made = (like: Token, key: string): Token => ({ ...like, text: key, key, kind: 'word' });

function asAbility(role: readonly Token[], verb: Token, wanted: Token[]): Token[] {
  const can = made(verb, /[aei]r(?:se)?$/.test(verb.key) ? 'puede' : 'can');
  return [...role.filter(({ kind }) => kind === 'word'), can, ...wanted];
}

function asWish(verb: Token, wanted: Token[], words: Vocabulary): Token[] {
  return words.language === 'es'
    ? [made(verb, 'quiero'), ...wanted]
    : [made(verb, 'i'), made(verb, 'want'), made(verb, 'to'), ...wanted];
}
