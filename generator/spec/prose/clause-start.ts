import { findVerb } from './find-verb.ts';
import { parseMoment } from './moment.ts';
import { parseNounPhrase } from './noun-phrase.ts';
import type { Scan } from './scan.ts';
import { parseVerbPhrase } from './verb-phrase.ts';
import { isWhether } from './whether.ts';

const SUBORDINATE = new Set([
  'when',
  'whenever',
  'if',
  'unless',
  'because',
  'since',
  'so',
  'until',
  'once',
  'cuando',
  'si',
  'porque',
  'aunque',
  'salvo',
  'siempre',
  'mientras',
]);

/** True when a new clause begins behind a comma or conjunction: a verb, or a subject and its verb. */
export function startsClause(scan: Scan, at: number): boolean {
  const place = at + scan.fillers(at);
  if (isWhether(scan, place)) return false;
  const verb = parseVerbPhrase(scan, place);
  // `name, breed, age`: nothing follows, so it is a noun.
  const isAlone = verb?.end === place + 1 && scan.words.language === 'en' && scan.endsPhrase(verb.end);
  if (verb && !isAlone && !verb.infinitive && (!verb.weak || isBareVerb(scan, place))) return true;
  const pronoun = scan.words.pronouns.match(scan.tokens, place);
  if (pronoun) {
    const next = parseVerbPhrase(scan, place + pronoun.length + scan.fillers(place + pronoun.length));
    if (next && !next.infinitive) return true;
  }
  // Behind a semicolon a subject may name several things.
  const single = !scan.isMark(at - 1, ';');
  return findVerb(scan, place, single) !== null || isGapped(scan, place) || isTopic(scan, place);
}

/** `and orders a product`: behind a conjunction a weak verb is one when a determiner follows, as none does in a list. */
export function isBareVerb(scan: Scan, at: number): boolean {
  const determiner = scan.words.determiners.match(scan.tokens, at + 1);
  if (scan.words.conjunctions.match(scan.tokens, at - 1) === null) return false;
  if (determiner !== null || parseMoment(scan, at + 1)) return true;
  // `… y llega a una ciudad`.
  const preposition = scan.words.prepositions.match(scan.tokens, at + 1);
  const behind = preposition ? scan.words.determiners.match(scan.tokens, at + 1 + preposition.length) : null;
  return behind?.value.count !== undefined;
}

/** `each label many products`: a subject and a count without the verb both share. */
export function isGapped(scan: Scan, at: number): boolean {
  const first = parseNounPhrase(scan, at);
  if (
    !first ||
    !(first.determiner.each || first.determiner.count || first.determiner.definite) ||
    first.determiner.count === 'many'
  )
    return false;
  const determiner = scan.words.determiners.match(scan.tokens, first.end);
  return determiner?.value.count === 'many' || determiner?.value.count === 'one';
}

/** `…, each linked to a product`: a remark on what the list is about, no item of it. */
export function isRemark(scan: Scan, at: number): boolean {
  if (!/^(each|cada)$/.test(scan.key(at))) return false;
  const isParticiple =
    scan.words.verbs.get(scan.key(at + 1))?.some(({ form }) => form === 'participle') === true;
  return isParticiple && scan.words.prepositions.match(scan.tokens, at + 2) !== null;
}

/** `for each order we store …`: `each` behind a preposition, then us. */
function isTopic(scan: Scan, at: number): boolean {
  const word = scan.words.prepositions.match(scan.tokens, at) ?? scan.words.joiners.match(scan.tokens, at);
  const determiner = word ? scan.words.determiners.match(scan.tokens, at + word.length) : null;
  if (!word || !determiner) return false;
  const noun = parseNounPhrase(scan, at + word.length);
  if (!noun) return false;
  // `…, y en una mudanza participan varios operarios`: the verb, and those who do it counted right behind.
  const verb = parseVerbPhrase(scan, noun.end);
  if (verb?.kind === 'relate' && scan.words.determiners.match(scan.tokens, verb.end)?.value.count === 'many')
    return true;
  if (!determiner.value.each) return false;
  const next = scan.isMark(noun.end, ',') ? noun.end + 1 : noun.end;
  return scan.words.pronouns.match(scan.tokens, next) !== null || parseVerbPhrase(scan, next) !== null;
}

/** True when a condition or reason begins: what follows is a rule, not a list. */
export function startsSubordinate(scan: Scan, at: number): boolean {
  if (scan.key(at) === 'para' && scan.key(at + 1) === 'que') return true;
  return SUBORDINATE.has(scan.key(at)) && !(isWhether(scan, at) && at > 0);
}
