import type { Clause, Gap, Prepositional } from './clause.ts';
import { startsClause, startsSubordinate } from './clause-start.ts';
import { type NounPhrase, parseNounPhrase } from './noun-phrase.ts';
import { parseQualifiers } from './qualifier.ts';
import type { Scan } from './scan.ts';
import { parseVerbPhrase, type VerbPhrase } from './verb-phrase.ts';

export type Objects = {
  objects: NounPhrase[];
  prepositional: Prepositional[];
  /** Statements about an object made on the way: `orders, which have a date`; `rooms with a number`. */
  nested: Clause[];
  gaps: Gap[];
  end: number;
};

/** A list is not read deeper than this: text that nests further is not prose. */
const MAX_DEPTH = 4;
/** `with` and its like: what follows belongs to the noun before. */
const WITH = new Set(['with', 'con', 'having', 'teniendo', 'including', 'incluyendo']);
/** A noun for what follows is no item by itself: `the following fields: a, b`. */
const LIST_OPENERS = new Set([':', '=']);

/** Reads what follows a verb up to where the next clause begins. */
export function parseObjects(scan: Scan, from: number, verb: VerbPhrase, depth = 0): Objects {
  const out: Objects = { objects: [], prepositional: [], nested: [], gaps: [], end: from };
  let place = from;
  let group: Prepositional | null = null;
  let optional = verb.optional ?? false;
  while (place < scan.length) {
    place = skipLead(scan, place);
    if (isOptionalWord(scan, place)) {
      optional = true;
      place += 1;
      continue;
    }
    const preposition = scan.words.prepositions.match(scan.tokens, place) ?? joinerBeforeNoun(scan, place);
    if (preposition) {
      const last = out.objects.at(-1);
      const word = scan.text(place, place + preposition.length).toLowerCase();
      place += preposition.length;
      if (WITH.has(word) && last && depth < MAX_DEPTH && opensAttributes(scan, place)) {
        place = nest(scan, place, last, out, depth);
        if (place >= scan.length || !advance(scan, place)) break;
        const after = advance(scan, place);
        if (!after || startsClause(scan, after) || startsSubordinate(scan, after)) {
          place = after ?? place;
          break;
        }
        place = after;
        continue;
      }
      group = { preposition: word, nouns: [], ...(last ? { after: last } : {}) };
      out.prepositional.push(group);
      continue;
    }
    const noun = parseNounPhrase(scan, place);
    if (!noun) break;
    place = parseQualifiers(scan, noun.end, noun);
    if (optional) noun.required ??= false;
    if (group) group.nouns.push(noun);
    else out.objects.push(noun);
    if (scan.isMark(place, ':') && place + 1 < scan.length) {
      if (isMeta(scan, noun)) (group ? group.nouns : out.objects).pop();
      place += 1;
      continue;
    }
    const relative = relativeClause(scan, place);
    if (relative && depth < MAX_DEPTH) {
      const inner = parseObjects(scan, relative.end, relative, depth + 1);
      out.nested.push(clauseAbout(scan, noun, relative, inner), ...inner.nested);
      out.gaps.push(...inner.gaps);
      place = inner.end;
    } else {
      const each = eachWith(scan, place);
      if (each && depth < MAX_DEPTH) place = nest(scan, each, noun, out, depth);
    }
    const next = advance(scan, place);
    if (next === null) {
      if (continues(scan, place)) continue;
      break;
    }
    if (startsClause(scan, next) || startsSubordinate(scan, next) || (verb.we && startsPurpose(scan, next))) {
      place = next;
      break;
    }
    // A new determiner without a preposition ends a prepositional group only behind a comma of a list of objects.
    if (
      group &&
      out.objects.length > 0 &&
      scan.isMark(place, ',') &&
      !scan.words.prepositions.match(scan.tokens, next)
    )
      group = null;
    place = next;
  }
  out.end = Math.max(place, from);
  return out;
}

/** `manage books and track loans`: another thing we do, not a thing called `track loans`. */
function startsPurpose(scan: Scan, at: number): boolean {
  const phrase = scan.words.verbPhrases.match(scan.tokens, at);
  if (phrase?.value.kind === 'manage') return true;
  const forms = scan.words.verbs.get(scan.key(at));
  const isVerb =
    forms?.some(
      ({ kind, form }) => form === 'infinitive' && (kind === 'manage' || kind === 'store' || kind === 'act'),
    ) ?? false;
  return isVerb && scan.isWord(at + 1) && !scan.endsPhrase(at + 1);
}

/** Fillers, colons and openers that stand in front of an item. */
function skipLead(scan: Scan, at: number): number {
  let place = at;
  for (;;) {
    const before = place;
    if (LIST_OPENERS.has(scan.key(place))) place += 1;
    place += scan.fillers(place);
    if (place === before) return place;
  }
}

const isOptionalWord = (scan: Scan, at: number) =>
  /^(optionally|opcionalmente|possibly|maybe|quizas)$/.test(scan.key(at));

/** `de cada cliente`, `of each book`: a joiner that did not join, in front of a noun. */
function joinerBeforeNoun(scan: Scan, at: number) {
  const joiner = scan.words.joiners.match(scan.tokens, at);
  return joiner && parseNounPhrase(scan, at + joiner.length) ? joiner : null;
}

function continues(scan: Scan, at: number): boolean {
  return (
    at < scan.length &&
    (scan.words.prepositions.match(scan.tokens, at) !== null ||
      joinerBeforeNoun(scan, at) !== null ||
      scan.fillers(at) > 0)
  );
}

/** The place behind a comma, semicolon or conjunction; null when none stands here. */
export function advance(scan: Scan, at: number): number | null {
  let place = at;
  for (;;) {
    const before = place;
    if (scan.isMark(place, ',;')) place += 1;
    const conjunction = scan.words.conjunctions.match(scan.tokens, place);
    if (conjunction) place += conjunction.length;
    if (place === before) break;
    place += scan.fillers(place);
  }
  return place > at && place < scan.length ? place : null;
}

/** `orders, which have a date`: a relative pronoun with a verb that is no constraint. */
function relativeClause(scan: Scan, at: number): VerbPhrase | null {
  const place = scan.isMark(at, ',') ? at + 1 : at;
  const relative = scan.words.relatives.match(scan.tokens, place);
  if (!relative) return null;
  const start = place + relative.length + scan.fillers(place + relative.length);
  const verb = parseVerbPhrase(scan, start);
  return verb && verb.kind !== 'be' ? verb : null;
}

/** `each with a title`, `cada uno con su precio`: attributes of the noun before. */
function eachWith(scan: Scan, at: number): number | null {
  const place = scan.isMark(at, ',') ? at + 1 : at;
  const pronoun = scan.words.pronouns.match(scan.tokens, place);
  if (!pronoun || pronoun.value !== 'last') return null;
  return WITH.has(scan.key(place + pronoun.length)) ? place + pronoun.length + 1 : null;
}

/** `with a number and a type` lists attributes; `with doctors` and `with at least one` do not. */
function opensAttributes(scan: Scan, at: number): boolean {
  const noun = parseNounPhrase(scan, at);
  return noun !== null && !noun.determiner.other;
}

/** Reads attributes of `owner` as a clause of its own: `owner has …`. */
function nest(scan: Scan, at: number, owner: NounPhrase, out: Objects, depth: number): number {
  const verb: VerbPhrase = { kind: 'have', lemma: 'with', start: at, end: at };
  const inner = parseObjects(scan, at, verb, depth + 1);
  out.nested.push(clauseAbout(scan, owner, verb, inner), ...inner.nested);
  out.gaps.push(...inner.gaps);
  return inner.end;
}

function clauseAbout(scan: Scan, noun: NounPhrase, verb: VerbPhrase, inner: Objects): Clause {
  return {
    scan,
    start: verb.start,
    end: inner.end,
    subject: { kind: 'nouns', nouns: [noun] },
    topic: [],
    verb,
    objects: inner.objects,
    prepositional: inner.prepositional,
    nested: true,
  };
}

/** True for a noun that only announces others: fields, information, the following. */
export function isMeta(scan: Scan, noun: NounPhrase): boolean {
  return noun.words.every(({ key }) => scan.words.metaNouns.has(key));
}
