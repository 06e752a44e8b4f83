import { parseLimit } from './limit.ts';
import type { NounPhrase } from './phrases.ts';
import { runsTogether } from './run-together.ts';
import type { Scan } from './scan.ts';
import type { Token } from './token.ts';
import { startsVerb } from './verb-phrase.ts';
import { parseFlagOf, parseWhether } from './whether.ts';
import type { Determiner, Flag } from './words/vocabulary.ts';

/** `number of`, `cantidad de`: the noun behind it is what the field is called. */
const COUNTERS = new Set(['number', 'numero', 'quantity', 'cantidad', 'count', 'amount']);
/** `field called title`, `campo llamado título`: the name follows. */
const CALLED = new Set([
  'called',
  'named',
  'llamado',
  'llamada',
  'llamados',
  'llamadas',
  'denominado',
  'denominada',
]);

const IS = new Set(['son', 'es', 'eran', 'estan', 'are', 'is', 'were', 'was']);

/** Reads a noun phrase at `at`, or null; `limit` keeps it from reading on. */
export function parseNounPhrase(scan: Scan, at: number, limit = scan.length): NounPhrase | null {
  const state = parseWhether(scan, at, limit);
  if (state) return state;
  const phrase: NounPhrase = { start: at, end: at, determiner: {}, words: [], headLength: 0, plural: false };
  let place = parseDeterminers(scan, at, phrase, limit);
  // `algunos son patrones`: the few are the subject of a clause of their own.
  if (phrase.determiner.count === 'many' && IS.has(scan.token(place)?.key ?? '')) return null;
  place = parseWords(scan, place, phrase, limit);
  if (phrase.words.length === 0) return null;
  phrase.end = place;
  phrase.headLength = phrase.headLength || phrase.words.length;
  const told = parseFlagOf(scan, place, phrase, limit);
  if (told) return told;
  settle(scan, phrase);
  return phrase;
}

function parseDeterminers(scan: Scan, at: number, phrase: NounPhrase, limit: number): number {
  let place = at;
  while (place < limit) {
    const found = scan.words.determiners.match(scan.tokens, place);
    const number = found ? null : countAt(scan, place);
    if (found && place + found.length < limit && !scan.endsPhrase(place + found.length)) {
      mergeDeterminer(phrase.determiner, found.value);
      place += found.length;
    } else if (number) {
      mergeDeterminer(phrase.determiner, number.determiner);
      if (number.bounds && phrase.determiner.count) {
        phrase.bounds = number.bounds;
        phrase.determiner.loose = true;
      }
      if (number.scale) Object.assign(phrase, { ...number.scale, type: 'integer' });
      place += number.length;
    } else {
      const flag = leadingFlag(scan, place, limit);
      if (!flag) return place;
      applyFlag(phrase, flag.value, scan.tokens.slice(place, place + flag.length));
      place += flag.length;
    }
  }
  return place;
}

/** `a single` after `a`, `many` after `its`: what says more about number wins. */
function mergeDeterminer(known: Determiner, found: Determiner): void {
  const rank = { many: 3, one: 2, an: 1 } as const;
  if (found.count && (!known.count || rank[found.count] > rank[known.count])) known.count = found.count;
  known.each ||= found.each;
  known.definite ||= found.definite;
  known.possessive ||= found.possessive;
  known.other ||= found.other;
  known.loose ||= found.loose;
  known.required ??= found.required;
}

/** `two parents`, `hasta 5 fotos`, `between 1 and 3 authors`: a number in front of a noun. */
/** Units of a judgement: `between 1 and 5 stars` is a value on a scale, not five things. */
const SCALE = /^(stars?|points?|estrellas?|puntos?)$/;

export function countAt(
  scan: Scan,
  at: number,
): {
  determiner: Determiner;
  length: number;
  scale?: { min: number; max: number };
  bounds?: { min?: number; max?: number };
} | null {
  let place = at;
  const limit = scan.words.limits.match(scan.tokens, place);
  if (limit) place += limit.length;
  const first = scan.number(place);
  if (!first) return null;
  place += first.length;
  let most = first.value;
  if (limit && ['and', 'y', 'to', 'a', 'e'].includes(scan.key(place))) {
    const second = scan.number(place + 1);
    if (second) {
      most = Math.max(most, second.value);
      place += 1 + second.length;
    }
  }
  const noun = scan.token(place);
  if (noun?.kind !== 'word' || scan.endsPhrase(place) || startsVerb(scan, place)) return null;
  if (scan.words.lengthUnits.has(noun.key) || scan.words.relatives.match(scan.tokens, place)) return null;
  if (scan.words.prepositions.match(scan.tokens, place) || scan.words.joiners.match(scan.tokens, place))
    return null;
  if (most > 1 && !scan.isPlural(noun)) return null;
  if (limit?.value === 'between' && SCALE.test(noun.key))
    return { determiner: {}, length: place - at, scale: { min: first.value, max: most } };
  const count = limit && limit.value === 'min' ? 'many' : most > 1 ? 'many' : 'one';
  const bounds =
    limit?.value === 'max' ? { max: most } : limit?.value === 'min' ? { min: first.value } : undefined;
  return { determiner: { count }, length: place - at, ...(bounds ? { bounds } : {}) };
}

/** A constraint as an adjective in front of its noun: `a unique email`; alone (`largo, ancho`) it is a name. */
function leadingFlag(scan: Scan, at: number, limit: number): { value: Flag; length: number } | null {
  const flag = scan.words.flags.match(scan.tokens, at);
  if (!flag) return null;
  const next = at + flag.length;
  const opensName =
    next < limit &&
    scan.isWord(next) &&
    !scan.endsPhrase(next) &&
    !scan.words.relatives.match(scan.tokens, next);
  const isNoun =
    scan.words.joiners.match(scan.tokens, next) ||
    scan.words.prepositions.match(scan.tokens, next) ||
    startsVerb(scan, next);
  // `a required flag` is a flag called required.
  const isFlagName =
    /^(flag|indicator|indicador|checkbox)$/.test(scan.key(next)) && scan.endsPhrase(next + 1);
  return opensName && !isNoun && !isFlagName ? flag : null;
}

function parseWords(scan: Scan, at: number, phrase: NounPhrase, limit: number): number {
  let place = at;
  while (place < limit) {
    const token = scan.token(place);
    if (!token) break;
    if (token.kind === 'mark') {
      const genitive = /^['’]s?$/.test(token.text) && phrase.words.length > 0 && scan.isWord(place + 1);
      if (!genitive) break;
      phrase.owner = [...phrase.words];
      phrase.words = [];
      place += 1;
      continue;
    }
    if (token.kind === 'quoted') {
      if (phrase.words.length > 0 && !CALLED.has(scan.key(place - 1))) break;
      phrase.words.push(token);
      place += 1;
      continue;
    }
    const step = parseWord(scan, place, phrase, limit);
    if (step === 0) break;
    place += step;
  }
  return place;
}

/** Takes one word, flag, or `of …` into the phrase; 0 when the phrase ends here. */
function parseWord(scan: Scan, at: number, phrase: NounPhrase, limit: number): number {
  const { words } = phrase;
  const token = scan.token(at) as Token;
  if (token.kind === 'number') {
    // `address line 1`; a number that a unit or limit follows is no part of a name.
    const fits = words.length > 0 && scan.endsPhrase(at + 1) && /^\d{1,2}$/.test(token.text);
    if (fits) words.push(token);
    return fits ? 1 : 0;
  }
  if (scan.words.conjunctions.match(scan.tokens, at)) return parseDateAndTime(scan, at, phrase);
  if (words.length > 0) {
    if (runsTogether(scan, at, words)) return 0;
    if (
      CALLED.has(token.key) &&
      at + 1 < limit &&
      (scan.isWord(at + 1) || scan.token(at + 1)?.kind === 'quoted')
    ) {
      phrase.words = [];
      return 1;
    }
    const flag = scan.words.flags.match(scan.tokens, at);
    if (flag) {
      applyFlag(phrase, flag.value, scan.tokens.slice(at, at + flag.length));
      return flag.length;
    }
    if (scan.words.relatives.match(scan.tokens, at) || scan.words.modals.match(scan.tokens, at)) return 0;
    const joined = parseJoiner(scan, at, phrase, limit);
    if (joined !== null) return joined;
    if (parseLimit(scan, at) || scan.words.determiners.match(scan.tokens, at)) return 0;
    if (scan.words.negations.match(scan.tokens, at) || scan.words.fillers.match(scan.tokens, at)) return 0;
    if (scan.words.pronouns.get(token.key) === 'we') return 0;
  } else if (scan.words.joiners.match(scan.tokens, at)) return 0;
  if (scan.words.prepositions.match(scan.tokens, at)) return 0;
  if (/^(it|they|he|she|them|ellos|ellas)$/.test(token.key)) return 0;
  if (token.key === 'se' && words.length > 0 && scan.words.language === 'es') return 0;
  // Behind a determiner stands a noun, whatever verb looks like it: `una etiqueta`, `an order`.
  const isNoun = words.length === 0 && at > phrase.start;
  // `name, breed, age`: alone between commas a bare form is a noun.
  const isAlone = words.length === 0 && scan.words.language === 'en' && scan.endsPhrase(at + 1) && at > 0;
  if (!isNoun && !isAlone && startsVerb(scan, at)) return 0;
  if (words.length === 0 && /^(yo|nosotros|nosotras|i|we)$/.test(token.key) && !scan.endsPhrase(at + 1))
    return 0;
  words.push(token);
  return 1;
}

/** `fecha y hora`, `start date and time` are one thing. */
function parseDateAndTime(scan: Scan, at: number, phrase: NounPhrase): number {
  const isOne =
    /^(date|fecha|dia)$/.test(phrase.words.at(-1)?.key ?? '') &&
    /^(time|hora)$/.test(scan.key(at + 1)) &&
    !scan.isMark(at, '+');
  if (!isOne || scan.words.conjunctions.match(scan.tokens, at)?.length !== 1) return 0;
  phrase.words.push(...scan.tokens.slice(at, at + 2));
  phrase.type = 'datetime';
  return 2;
}

/** `date of birth`, `número de páginas`, `nombre del cliente`: the complement joins the name unless it says something else. */
function parseJoiner(scan: Scan, at: number, phrase: NounPhrase, limit: number): number | null {
  const joiner = scan.words.joiners.match(scan.tokens, at);
  if (!joiner) return null;
  const { words } = scan;
  if (
    words.limits.match(scan.tokens, at) &&
    scan.number(at + (words.limits.match(scan.tokens, at)?.length ?? 0))
  )
    return 0;
  // `one rating per show`: a count per something relates the two; `price per night` is a name.
  if (/^(per|por)$/.test(scan.key(at)) && phrase.determiner.count === 'one') return 0;
  let next = at + joiner.length;
  const determiner = words.determiners.match(scan.tokens, next);
  if (determiner) {
    const plain = (determiner.value.definite || determiner.value.possessive) && !determiner.value.count;
    if (!plain || scan.key(at) === 'por') return 0;
    next += determiner.length;
  }
  const token = scan.token(next);
  if (next >= limit || !token || token.kind !== 'word' || scan.endsPhrase(next)) return 0;
  const says =
    words.limits.match(scan.tokens, next) || words.flags.match(scan.tokens, next) || scan.number(next);
  if (
    says ||
    words.prepositions.match(scan.tokens, next) ||
    words.lengthUnits.has(token.key) ||
    /^(tipo|type)$/.test(token.key)
  )
    return 0;
  if (startsVerb(scan, next)) return 0;
  // `reviews of plants` are reviews about plants; `number of pages` and `líneas de pedido` are one name.
  const first = phrase.words[0];
  if (
    !determiner &&
    scan.isPlural(token) &&
    first &&
    scan.isPlural(scan.words.language === 'es' ? first : phrase.words.at(-1)) &&
    !COUNTERS.has(first.key)
  )
    return 0;
  if (phrase.headLength === 0) phrase.headLength = phrase.words.length;
  phrase.words.push(...scan.tokens.slice(at, next), token);
  return next - at + 1;
}

/** Takes over what an adjective says. */
export function applyFlag(phrase: NounPhrase, flag: Flag, tokens: readonly Token[]): void {
  if (flag.required !== undefined) phrase.required = flag.required;
  if (flag.unique) phrase.unique = true;
  if (flag.type && !flag.kept) phrase.type = flag.type;
  if (flag.rich) phrase.rich = true;
  if (flag.vague) phrase.vague = true;
  if (flag.min !== undefined) phrase.min = flag.min;
  if (flag.kept) phrase.labelPrefix = [...tokens];
}

/** `a flag done`, `un indicador de activo`: yes or no under the name behind it. */
function dropFlagWord(phrase: NounPhrase): void {
  const [first, ...rest] = phrase.words;
  const name = rest.filter(({ key }) => !/^(de|of)$/.test(key));
  const last = phrase.words.at(-1);
  if (last && phrase.words.length > 1 && /^(flag|indicator|checkbox)$/.test(last.key)) {
    phrase.words = phrase.words.slice(0, -1);
    phrase.headLength = phrase.words.length;
    phrase.type = 'boolean';
    return;
  }
  if (!first || name.length === 0 || !/^(flag|indicador|boolean|booleano|indicator)$/.test(first.key)) return;
  phrase.words = name;
  phrase.headLength = name.length;
  phrase.type = 'boolean';
}

/** `a notes field`, `un campo de notas`: what it is called, without saying that it is a field. */
function dropFieldWord(phrase: NounPhrase): void {
  const { words } = phrase;
  const last = words.at(-1);
  if (words.length < 2) return;
  if (last?.key === 'field') phrase.words = words.slice(0, -1);
  else if (words[0]?.key === 'campo') phrase.words = words.slice(words[1]?.key === 'de' ? 2 : 1);
  else return;
  phrase.headLength = Math.max(1, Math.min(phrase.headLength, phrase.words.length));
}

/** `piden prestados libros`: how they are asked for is no part of what they are. */
function dropState(scan: Scan, phrase: NounPhrase): void {
  const [first, second] = phrase.words;
  const isState =
    scan.words.language === 'es' &&
    phrase.headLength >= 2 &&
    first !== undefined &&
    /[ai]d[oa]s$/.test(first.key) &&
    scan.words.verbs.get(first.key)?.some(({ form }) => form === 'participle') === true;
  if (!isState || !scan.isPlural(second)) return;
  phrase.words = phrase.words.slice(1);
  phrase.headLength -= 1;
}

/** What can be said only when all words are there: number, and what a counter counts. */
function settle(scan: Scan, phrase: NounPhrase): void {
  dropFlagWord(phrase);
  dropState(scan, phrase);
  dropFieldWord(phrase);
  const { words, headLength } = phrase;
  const first = words[0];
  const head = scan.words.language === 'es' ? first : words[headLength - 1];
  phrase.plural = scan.isPlural(head) && !phrase.determiner.each;
  if (phrase.determiner.each && scan.isPlural(head)) phrase.plural = true;
  const last = words.at(-1);
  // `número de páginas` counts pages; `número de serie` is a code.
  const counter = scan.words.language === 'es' ? first : words[headLength - 1];
  // `target number of signatures` is a number under a name of its own.
  if (
    headLength > 1 &&
    words.length > headLength + 1 &&
    counter &&
    COUNTERS.has(counter.key) &&
    scan.isPlural(last)
  )
    phrase.type ??= 'integer';
  if (
    headLength === 1 &&
    words.length > headLength + 1 &&
    first &&
    COUNTERS.has(first.key) &&
    scan.isPlural(last)
  ) {
    phrase.counted = words.slice(headLength + 1).filter(({ key }) => !/^(the|la|el|los|las)$/.test(key));
  }
}

/** The words of a phrase as one text: `fecha de nacimiento`. */
export function phraseText(words: readonly Token[]): string {
  return words.map(({ text }) => text).join(' ');
}
