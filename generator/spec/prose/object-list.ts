import { completeName, extendName } from './attribute-name.ts';
import type { Clause, Gap, Prepositional } from './clause.ts';
import { isRemark, startsClause, startsSubordinate } from './clause-start.ts';
import { parseMoment, parseWhose } from './moment.ts';
import { countAt, parseNounPhrase } from './noun-phrase.ts';
import type { NounPhrase, VerbPhrase } from './phrases.ts';
import { parseQualifiers } from './qualifier.ts';
import { runsTogether } from './run-together.ts';
import type { Scan } from './scan.ts';
import { parseVerbPhrase } from './verb-phrase.ts';
import { isWhether } from './whether.ts';

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
    if (isRemark(scan, place)) break;
    if (isOptionalWord(scan, place)) {
      optional = true;
      place += scan.isMark(place + 1, ',') ? 2 : 1;
      continue;
    }
    const moment = isHaving(verb) ? (parseMoment(scan, place) ?? parseWhose(scan, place)) : null;
    const preposition =
      moment !== null ||
      isWhether(scan, place) ||
      (scan.words.determiners.match(scan.tokens, place)?.length ?? 0) > 1 ||
      countAt(scan, place) !== null
        ? null
        : (scan.words.prepositions.match(scan.tokens, place) ?? joinerBeforeNoun(scan, place));
    if (preposition) {
      const last = out.objects.at(-1);
      const word = scan.text(place, place + preposition.length).toLowerCase();
      place += preposition.length;
      if (WITH.has(word) && scan.isMark(place, ':')) place += 1;
      if (WITH.has(word) && last && nestsWith(verb) && depth < MAX_DEPTH && opensAttributes(scan, place)) {
        place = nest(scan, place, last, out, depth, makes(verb, last));
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
    const noun = moment ?? parseNounPhrase(scan, place);
    if (!noun) break;
    if (!group && isHaving(verb)) extendName(scan, noun);
    place = parseQualifiers(scan, noun.end, noun);
    if (optional) noun.required ??= false;
    if (!group) {
      completeName(scan, out.objects.at(-1), noun);
      shareWithTwins(scan, out.objects, noun);
    }
    if (group) group.nouns.push(noun);
    else out.objects.push(noun);
    // `reviews of plants (rating, comment)` spells out the reviews.
    const spelledOwner =
      group?.after && scan.words.joiners.has(group.preposition)
        ? { ...group.after, spelled: noun.spelled }
        : noun;
    if (noun.spelled && depth < MAX_DEPTH) spellOut(scan, spelledOwner as NounPhrase, out, depth);
    if (scan.isMark(place, ':') && place + 1 < scan.length) {
      if (isMeta(scan, noun)) (group ? group.nouns : out.objects).pop();
      place += 1;
      if (startsClause(scan, place)) break;
      continue;
    }
    const relative = relativeClause(scan, place) ?? reducedRelative(scan, place, noun);
    if (relative && depth < MAX_DEPTH) {
      place = nestRelative(scan, noun, relative, out, depth);
    } else {
      const each = eachWith(scan, place);
      if (each && depth < MAX_DEPTH) place = nest(scan, each, noun, out, depth);
    }
    const next = advance(scan, place);
    if (next === null) {
      if (continues(scan, place)) continue;
      break;
    }
    if (isHaving(verb) && (parseMoment(scan, next) ?? parseWhose(scan, next))) {
      place = next;
      continue;
    }
    if (startsClause(scan, next) || startsSubordinate(scan, next) || (verb.we && startsPurpose(scan, next))) {
      place = next;
      break;
    }
    // A new determiner without a preposition ends a prepositional group only behind a comma of a list of objects.
    if (
      group &&
      !WITH.has(group.preposition) &&
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

/** What belongs, links or is done to keeps its attributes for itself. */
const nestsWith = (verb: VerbPhrase) =>
  verb.kind !== 'link' && verb.kind !== 'belong' && !verb.passive && verb.clitic !== 'object';

const isHaving = (verb: VerbPhrase) =>
  verb.kind === 'have' || verb.kind === 'store' || verb.kind === 'identify';
/** `a mother and a father, which are also animals`, `los goles del local y los goles del visitante, que son enteros`. */
function shareWithTwins(scan: Scan, before: readonly NounPhrase[], noun: NounPhrase): void {
  const plural = /^(are|son|seran)$/.test(scan.key(noun.words.length > 0 ? relativeVerb(scan, noun) : -1));
  if (!plural) return;
  const twin = before.at(-1);
  if (!twin) return;
  if (noun.isA && !noun.plural) for (const other of before.slice(-3)) other.isA ??= noun.isA;
  else if (twin.words[0]?.key === noun.words[0]?.key || !noun.plural) {
    twin.type ??= noun.type;
    twin.min ??= noun.min;
    twin.max ??= noun.max;
    twin.unique ??= noun.unique;
    twin.required ??= noun.required;
  }
}

/** The place of the verb behind `, which` or `, que`, -1 when there is none. */
function relativeVerb(scan: Scan, noun: NounPhrase): number {
  const last = noun.words.at(-1);
  let place = last === undefined ? 0 : scan.tokens.indexOf(last) + 1;
  if (scan.isMark(place, ',')) place += 1;
  const relative = scan.words.relatives.match(scan.tokens, place);
  return relative ? place + relative.length : -1;
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
  const before = scan.token(at - 1);
  return (
    at < scan.length &&
    ((before !== undefined && runsTogether(scan, at, [before])) ||
      scan.words.prepositions.match(scan.tokens, at) !== null ||
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

/** `many shelves, identified by a code`, `articles written by one author`: a participle behind things that are many. */
function reducedRelative(scan: Scan, at: number, noun: NounPhrase): VerbPhrase | null {
  if (!(noun.plural || noun.determiner.count === 'many')) return null;
  const behind = scan.isMark(at, ',') ? at + 1 : at;
  // `…, each linked to a product`.
  const place = /^(each|cada)$/.test(scan.key(behind)) ? behind + 1 : behind;
  const form = scan.words.verbs.get(scan.key(place))?.find((one) => one.form === 'participle');
  const by =
    scan.words.prepositions.match(scan.tokens, place + 1) ?? scan.words.joiners.match(scan.tokens, place + 1);
  if (!form || !by) return null;
  const { count, each } = scan.words.determiners.match(scan.tokens, place + 1 + by.length)?.value ?? {};
  const several = scan.isWord(place + 1 + by.length) && scan.isPlural(scan.token(place + 1 + by.length));
  if (count === undefined && !each && !several) return null;
  const identifies = form.kind === 'identify';
  return {
    kind: identifies ? 'identify' : form.kind,
    lemma: form.lemma,
    start: place,
    end: place + 1 + (identifies ? by.length : 0),
    passive: !identifies,
  };
}

/** `each with a title`, `cada uno con su precio`: attributes of the noun before. */
function eachWith(scan: Scan, at: number): number | null {
  const place = scan.isMark(at, ',') ? at + 1 : at;
  const pronoun = scan.words.pronouns.match(scan.tokens, place);
  if (pronoun?.value !== 'last') return null;
  return WITH.has(scan.key(place + pronoun.length)) ? place + pronoun.length + 1 : null;
}

/** `with a number and a type` lists attributes; `with doctors` and `with at least one` do not. */
function opensAttributes(scan: Scan, at: number): boolean {
  const noun = parseNounPhrase(scan, at);
  return noun !== null && !noun.determiner.other;
}

/** `…, which belongs to a rental and contains a photo`: all that the relative clause says of the noun. */
function nestRelative(scan: Scan, noun: NounPhrase, first: VerbPhrase, out: Objects, depth: number): number {
  let verb: VerbPhrase | null = first;
  let end = first.end;
  while (verb) {
    const inner: Objects = parseObjects(scan, verb.end, verb, depth + 1);
    out.nested.push(clauseAbout(scan, noun, verb, inner), ...inner.nested);
    out.gaps.push(...inner.gaps);
    end = inner.end;
    verb = inner.end > verb.end ? goesOnAbout(scan, noun, inner.end) : null;
  }
  return end;
}

/** A verb right behind `and`, without a comma, a subject or another number than the noun's, is still about the noun. */
function goesOnAbout(scan: Scan, noun: NounPhrase, at: number): VerbPhrase | null {
  const joined = scan.words.conjunctions.has(scan.key(at - 1)) && !scan.isMark(at - 2, ',;');
  const verb = joined ? parseVerbPhrase(scan, at) : null;
  const agrees = verb?.number === undefined || (verb.number === 'many') === noun.plural;
  return verb && agrees && !verb.weak && !verb.infinitive ? verb : null;
}

/** Reads attributes of `owner` as a clause of its own: `owner has …`. */
function nest(scan: Scan, at: number, owner: NounPhrase, out: Objects, depth: number, made = false): number {
  const verb: VerbPhrase = { kind: 'have', lemma: 'with', start: at, end: at, ...(made ? { made } : {}) };
  const inner = parseObjects(scan, at, verb, depth + 1);
  out.nested.push(clauseAbout(scan, owner, verb, inner), ...inner.nested);
  out.gaps.push(...inner.gaps);
  return inner.end;
}

/** `an owner can leave a review with a rating`: what somebody makes is a thing of its own. */
const makes = (verb: VerbPhrase, { determiner }: NounPhrase) =>
  determiner.count === 'an' &&
  (verb.kind === 'relate' || verb.kind === 'act') &&
  !verb.passive &&
  verb.clitic === undefined;

/** `customers (name, email)`: the parenthesis as a clause of its own. */
function spellOut(scan: Scan, noun: NounPhrase, out: Objects, depth: number): void {
  if (!noun.spelled) return;
  const inside = scan.slice(noun.spelled.from, noun.spelled.to);
  nest(inside, 0, noun, out, depth);
}

/** The attributes a noun in front of a verb carries in parentheses. */
export function spelledClauses(scan: Scan, nouns: readonly NounPhrase[]): Clause[] {
  const out: Objects = { objects: [], prepositional: [], nested: [], gaps: [], end: 0 };
  for (const noun of nouns) spellOut(scan, noun, out, 0);
  return out.nested;
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
