import { parseLimit } from './limit.ts';
import type { VerbPhrase } from './phrases.ts';
import { namesAttribute } from './run-together.ts';
import type { Scan } from './scan.ts';
import { parseVerbPhrase, startsVerb } from './verb-phrase.ts';

/** How far a verb is looked for: no subject is longer. */
const REACH = 30;

/**
 * Finds the verb of the clause that begins at `from`, passing over what can be its subject.
 * With `single`, the subject may be one noun only: commas and conjunctions end the search.
 */
export function findVerb(scan: Scan, from: number, single: boolean): VerbPhrase | null {
  const stop = Math.min(scan.length, from + REACH);
  for (let place = from; place < stop; place += 1) {
    const verb = place > from ? verbAt(scan, place, from) : null;
    if (verb) return verb;
    const passed = passSubject(scan, place, from, single);
    if (passed === 0) return single ? null : guessVerb(scan, from, place);
    place += passed - 1;
  }
  return single ? null : guessVerb(scan, from, stop);
}

/** How many tokens at a place may belong to a subject; 0 ends it. */
function passSubject(scan: Scan, at: number, from: number, single: boolean): number {
  const token = scan.token(at);
  if (!token) return 0;
  if (token.kind === 'mark') {
    if (/^['’]s?$/.test(token.text)) return 1;
    if (token.text === '(') return parenthesisLength(scan, at);
    return token.text === ',' && !single ? 1 : 0;
  }
  if (at > from && TOO.test(token.key)) return 1;
  const conjunction = scan.words.conjunctions.match(scan.tokens, at);
  if (conjunction) return single ? 0 : conjunction.length;
  // `the year it was made`: a pronoun behind a noun opens a clause of its own.
  if (at > from && /^(it|they|he|she|we|i|you)$/.test(token.key)) return 0;
  const examples = examplesLength(scan, at);
  if (examples > 0) return examples;
  if (at > from && scan.words.relatives.match(scan.tokens, at)) return 0;
  const determiner = scan.words.determiners.match(scan.tokens, at);
  if (determiner) return determiner.length;
  if (token.kind === 'number') return scan.isWord(at + 1) && !scan.endsPhrase(at + 1) ? 1 : 0;
  if (scan.words.joiners.match(scan.tokens, at)) return 1;
  if (scan.words.prepositions.match(scan.tokens, at)) return 0;
  return 1;
}

/** `vendors such as florists and caterers have …`: how many tokens the examples take. */
function examplesLength(scan: Scan, at: number): number {
  const opener = /^(?:such as|tales como|por ejemplo|for example|for instance|like|como) /.exec(
    `${scan.key(at)} ${scan.key(at + 1)} `,
  );
  if (!opener) return 0;
  let place = at + opener[0].trim().split(' ').length;
  const stop = Math.min(scan.length, place + 12);
  while (place < stop && !startsVerb(scan, place)) place += 1;
  return place < stop ? place - at : 0;
}

function parenthesisLength(scan: Scan, at: number): number {
  let close = at + 1;
  while (close < scan.length && !scan.isMark(close, ')')) close += 1;
  return close < scan.length ? close - at + 1 : 0;
}

/** A verb at a place, if it can be one there: for sure, or because its neighbours need it to be. */
function verbAt(scan: Scan, at: number, from: number): VerbPhrase | null {
  const verb = parseVerbPhrase(scan, at);
  if (!verb || verb.infinitive) return null;
  if (!isNounBefore(scan, at)) return verb.weak || !scan.words.modals.match(scan.tokens, at) ? null : verb;
  if (!verb.weak) return agreesStrongly(scan, verb, at, from) ? verb : null;
  if (isApplicationBefore(scan, at, from) && verb.number === 'one') return verb;
  return agrees(scan, verb, at, from) && objectFollows(scan, verb.end) ? verb : null;
}

/** `the system tracks stock`: what the application does needs no counted object to be a verb. */
function isApplicationBefore(scan: Scan, at: number, from: number): boolean {
  const key = scan.key(at - 1);
  return (
    at - from === 2 &&
    scan.words.systemNouns.has(key) &&
    scan.words.determiners.get(scan.key(from))?.each !== true &&
    !/^(project|proyecto|product|producto|service|servicio)$/.test(key)
  );
}

/** Adverbs that join clauses at their beginning, but not between a subject and its verb: `the club also organises`. */
const TOO = /^(also|too|tambien|ademas)$/;

function isNounBefore(scan: Scan, at: number): boolean {
  if (TOO.test(scan.key(at - 1)) && scan.isWord(at - 2)) return isNounBefore(scan, at - 1);
  const before = scan.token(at - 1);
  if (!before) return false;
  if (before.kind === 'mark') return before.text === ')' || before.text === ',';
  if (scan.words.conjunctions.match(scan.tokens, at - 1) || scan.words.joiners.match(scan.tokens, at - 1))
    return false;
  return (
    !scan.words.determiners.has(before.key) || scan.words.pronouns.has(before.key) || before.kind === 'number'
  );
}

/** An English base form (`write`) is a verb only behind a plural; all other sure forms always are. */
function agreesStrongly(scan: Scan, verb: VerbPhrase, at: number, from: number): boolean {
  if (scan.words.language !== 'en' || verb.number !== 'many' || verb.modal || verb.passive) return true;
  const form = scan.words.verbs.get(scan.key(at));
  const isBase = form?.some((entry) => entry.form === 'infinitive') ?? false;
  return !isBase || verb.lemma === 'have' || isPluralSubject(scan, at, from);
}

function isPluralSubject(scan: Scan, at: number, from: number): boolean {
  const before = scan.token(at - 1);
  return (
    scan.isPlural(before) ||
    before?.kind === 'mark' ||
    IRREGULAR_PLURALS.has(before?.key ?? '') ||
    hasConjunction(scan, at, from)
  );
}

const IRREGULAR_PLURALS = new Set([
  'staff',
  'people',
  'police',
  'they',
  'we',
  'i',
  'you',
  'personnel',
  'crew',
]);

function hasConjunction(scan: Scan, at: number, from: number): boolean {
  for (let place = at - 1; place >= Math.max(from, at - 6); place -= 1) {
    if (scan.words.conjunctions.match(scan.tokens, place)) return true;
    if (scan.isMark(place, ';:')) return false;
  }
  return false;
}

function agrees(scan: Scan, verb: VerbPhrase, at: number, from: number): boolean {
  const plural = isPluralSubject(scan, at, from);
  const each = scan.words.determiners.match(scan.tokens, from)?.value.each ?? false;
  if (verb.number === 'many') return plural && !each;
  return verb.number === 'one' && !scan.isPlural(scan.token(at - 1));
}

const FROM_VERBS = /^(sale|salen|parte|parten|sirve|sirven|trata|tratan|goza|gozan)$/;

/** What begins an object: a determiner, a number, a preposition with one, or a plural noun. */
function objectFollows(scan: Scan, at: number): boolean {
  const place = at + scan.fillers(at);
  const token = scan.token(place);
  // `sale de una ciudad`, but not `reserva de una mesa`.
  const leaves = FROM_VERBS.test(scan.key(at - 1)) && scan.key(place) === 'de';
  if (leaves && scan.words.determiners.match(scan.tokens, place + 1)) return true;
  // `a loan records when it began`, `… who borrowed it`.
  if (/^(when|who|cuando|quien)$/.test(scan.key(place))) return true;
  // `el cliente deja nombre, teléfono y correo`.
  if (namesAttribute(scan.key(place)) && scan.isMark(place + 1, ',')) return true;
  if (!token || scan.endsPhrase(place) || scan.words.joiners.match(scan.tokens, place)) return false;
  const next = parseVerbPhrase(scan, place);
  if (next && !next.weak && !next.infinitive) return false;
  if (scan.words.determiners.match(scan.tokens, place) || token.kind === 'number') return true;
  const preposition = scan.words.prepositions.match(scan.tokens, place);
  if (preposition) return place + preposition.length < scan.length && parseLimit(scan, place) === null;
  if (token.kind !== 'word') return false;
  const after = parseVerbPhrase(scan, place + 1);
  return (
    (scan.isPlural(token) || scan.isPlural(scan.token(place + 1))) &&
    !(after && !after.weak && !after.infinitive)
  );
}

/**
 * No known verb: a word that looks like one between a noun and what begins an object (`a driver drives many trucks`).
 * English singular subjects need a word in -s, Spanish ones a vowel, and Spanish plurals one in -n.
 */
function guessVerb(scan: Scan, from: number, stop: number): VerbPhrase | null {
  for (let place = from + 1; place < Math.min(stop, from + 8); place += 1) {
    const token = scan.token(place);
    if (token?.kind !== 'word' || !isNounBefore(scan, place) || scan.words.determiners.has(token.key))
      continue;
    if (
      scan.words.flags.has(token.key) ||
      scan.words.conjunctions.has(token.key) ||
      scan.words.joiners.has(token.key)
    )
      continue;
    if (scan.words.verbs.get(token.key)?.some(({ kind }) => kind === 'be')) continue;
    if (!looksLikeVerb(scan, place, from)) continue;
    if (
      !countFollows(scan, place + 1) &&
      !(place === from + nounLength(scan, from) && pluralFollows(scan, place + 1))
    )
      continue;
    return { kind: 'relate', lemma: token.key, start: place, end: place + 1, weak: true };
  }
  return null;
}

/** How many words the bare or determined plural noun at a place takes: `students`, `los alumnos`. */
function nounLength(scan: Scan, at: number): number {
  const determiner = scan.words.determiners.match(scan.tokens, at)?.length ?? 0;
  return scan.isPlural(scan.token(at + determiner)) ? determiner + 1 : -1;
}

/** `students leave reviews`: a plural noun right behind, which no further verb follows. */
function pluralFollows(scan: Scan, at: number): boolean {
  const next = parseVerbPhrase(scan, at + 1);
  return scan.isWord(at) && scan.isPlural(scan.token(at)) && !(next && !next.weak && !next.infinitive);
}

function looksLikeVerb(scan: Scan, at: number, from: number): boolean {
  const key = scan.key(at);
  const plural = isPluralSubject(scan, at, from);
  if (scan.words.language === 'es')
    return plural ? /[aeoiu]n$/.test(key) : /[ae]$/.test(key) && key.length > 3;
  return plural ? !/s$/.test(key) && key.length > 2 : /[^s]s$/.test(key) && key.length > 3;
}

/** A determiner that counts, at once or behind one preposition. */
function countFollows(scan: Scan, at: number): boolean {
  const place = at + scan.fillers(at);
  const preposition = scan.words.prepositions.match(scan.tokens, place);
  const next = place + (preposition?.length ?? 0);
  const determiner = scan.words.determiners.match(scan.tokens, next);
  if (determiner)
    return (
      determiner.value.count !== undefined ||
      determiner.value.other === true ||
      determiner.value.definite === true
    );
  return scan.token(next)?.kind === 'number' && scan.isPlural(scan.token(next + 1));
}
