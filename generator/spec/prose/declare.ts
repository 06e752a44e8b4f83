import { type Span, spanOf } from '../draft.ts';
import { keysOf, type Model, type Thing } from './model.ts';
import type { NounPhrase } from './phrases.ts';
import type { Reading, Ref, Target } from './reading.ts';
import type { Scan } from './scan.ts';
import { canBeThing, isEnd, isFeature, isSureValue } from './stand-in.ts';

/** Belonging said with a mere preposition: only a counted noun behind it is a thing of its own. */
const SOFT =
  /^(be (for|of|about|in|on|at|from|under|with|between|due to|within)|es |son |esta |estan |ser |trata|va sobre|come from|happen|occur|take place)/;

/** Where a phrase stands in the SPEC. */
export function spanOfPhrase({ scan, phrase }: Ref): Span {
  const first = phrase.words[0] ?? scan.token(phrase.start);
  const last = phrase.words.at(-1) ?? first;
  return spanOf(scan.sentence.paragraph, first?.start ?? 0, last?.end ?? 0);
}

/**
 * First pass: declares every thing the readings speak of as a kind of record. What a sentence is about, what an
 * inventory lists, and what stands at the other end of a relation is one; an attribute is not.
 */
export function declareThings(model: Model, readings: readonly Reading[]): void {
  const described = describedKeys(readings);
  for (const reading of readings) declareSubjects(model, reading, described);
  for (const reading of readings) declareObjects(model, reading);
  declareWeak(model, readings);
  declareRoles(model, readings);
  mergeShortNames(model, readings);
}

function declare(model: Model, ref: Ref, spelledOut = false): Thing | null {
  // `a case has a number and a title`: whatever else the word may mean, here it is a thing.
  if (!canBeThing(ref.scan, ref.phrase, spelledOut)) return null;
  // Where blocks list what is kept, an introduction that speaks of companies and goals adds nothing to them.
  if (model.isListed && !spelledOut && !model.find(ref.scan, ref.phrase)) return null;
  return model.declare(ref.scan, ref.phrase, spanOfPhrase(ref));
}

/** How many of the attributes are just that, and not one of the things listed. */
const newAttributes = (model: Model, items: readonly Ref[]) =>
  items.filter(({ scan, phrase }) => model.findExact(scan, phrase) === null).length;

/** Who is spoken of, and what is listed: those are things by themselves. */
function declareSubjects(model: Model, reading: Reading, described: ReadonlySet<string>): void {
  if (reading.is === 'attributes') {
    // `an address with street and city` spells an attribute out; it is no record of its own.
    const spelled =
      reading.clause.nested &&
      !reading.clause.verb.made &&
      reading.owners.every(({ phrase }) => !phrase.plural && phrase.determiner.count !== 'many');
    // What is only counted stands at the other end of something and waits for its turn.
    if (!spelled)
      for (const owner of reading.owners)
        if (!reading.clause.nested || reading.clause.verb.made)
          declare(model, owner, newAttributes(model, reading.items) >= 2);
  } else if (reading.is === 'relation' && thingTargets(reading).length > 0) {
    for (const subject of reading.subjects) declare(model, subject);
  } else if (reading.is === 'link') for (const subject of reading.subjects) declare(model, subject);
  else if (reading.is === 'inventory' && !reading.weak) declareInventory(model, reading.items, described);
}

/** What stands at the other end: a thing of its own unless it is a known one under a qualified name. */
function declareObjects(model: Model, reading: Reading): void {
  if (reading.is === 'attributes') {
    for (const item of reading.items)
      if (isManyThings(item.phrase) && !isLooseAmongFields(item.phrase, reading.items))
        declareOther(model, item);
    if (reading.clause.nested)
      for (const owner of reading.owners)
        if (!isSignUp(owner.phrase) && (owner.phrase.plural || owner.phrase.determiner.count === 'many'))
          declareOther(model, owner);
  } else if (reading.is === 'relation')
    for (const target of thingTargets(reading)) declareOther(model, target);
  else if (reading.is === 'link') for (const end of reading.ends) declareOther(model, end);
}

/** `home team` is a team; `order line` is a thing of its own even where lines are known, because orders are. */
function declareOther(model: Model, ref: Ref): void {
  const mention = model.find(ref.scan, ref.phrase);
  const qualified =
    mention !== null &&
    mention.role.length > 0 &&
    !mention.role.some((word) => model.get(word) !== undefined);
  if (!qualified && !isSureValue(ref)) declare(model, ref);
}

const isManyThings = (phrase: NounPhrase) =>
  phrase.determiner.count === 'many' &&
  !phrase.values &&
  phrase.min === undefined &&
  phrase.max === undefined;

/** `a name and some remarks`: among plain attributes a mere `some` says nothing of a thing of its own. */
const isLooseAmongFields = (phrase: NounPhrase, items: readonly Ref[]) =>
  phrase.determiner.loose === true && items.some(({ phrase: other }) => !isManyThings(other));

function thingTargets(reading: Reading & { is: 'relation' }): Target[] {
  const soft = SOFT.test(reading.clause.verb.lemma);
  if (reading.weak) return [];
  return reading.targets.filter((target) => isThingTarget(target, soft) && !isSureValue(target));
}

/** A counted noun, `another` one, or a plural object of a verb; `in cash` and `by email` are none of these. */
const ACCOUNT = /^(accounts?|cuentas?|profiles?|perfil|perfiles)$/;
/** `customers create accounts`: signing up, unless accounts are spoken of elsewhere. */
const isSignUp = ({ words, determiner }: NounPhrase) =>
  words.length === 1 && ACCOUNT.test(words[0]?.key ?? '') && determiner.count !== 'many';

function isThingTarget({ phrase, via, of, scan }: Target, soft: boolean): boolean {
  const { determiner } = phrase;
  if (isEnd(phrase)) return false;
  if (determiner.count || determiner.other || determiner.each) return true;
  if (soft || isFeature(scan, phrase) || isSignUp(phrase)) return false;
  if (via === 'agent') return phrase.plural || determiner.definite === true;
  return (phrase.plural && !of) || (determiner.definite === true && via !== 'object' && !of);
}

const endsOf = (reading: Reading): readonly Ref[] =>
  reading.is === 'attributes'
    ? reading.owners
    : reading.is === 'relation'
      ? [...reading.subjects, ...reading.targets]
      : [];

/** The names of the things of which something is told. */
function describedKeys(readings: readonly Reading[]): Set<string> {
  return new Set(
    readings.flatMap((reading) =>
      endsOf(reading).map(({ scan, phrase }) => keysOf(scan, phrase.words).join(' ')),
    ),
  );
}

/** `abandoned animals` where animals are described: those, and no other kind. */
function isQualified({ scan, phrase }: Ref, described: ReadonlySet<string>): boolean {
  const words = keysOf(scan, phrase.words);
  if (words.length < 2 || described.has(words.join(' '))) return false;
  const head = scan.words.language === 'es' ? words[0] : words.at(-1);
  const joined = phrase.words.some(({ key }) => scan.words.joiners.has(key));
  return !joined && head !== undefined && described.has(head) && isAdjective(scan, phrase);
}

/** A participle beside the noun only says which of them: `abandonados`, `registered`. */
function isAdjective(scan: Scan, { words }: NounPhrase): boolean {
  const key = (scan.words.language === 'es' ? words.at(-1) : words[0])?.key ?? '';
  return scan.words.language === 'es' ? /[ai]d[oa]s?$/.test(key) : /ed$/.test(key);
}

function declareInventory(model: Model, items: readonly Ref[], described: ReadonlySet<string>): void {
  for (const item of items) {
    const { plural, determiner } = item.phrase;
    const named = plural || determiner.each || (items.length > 1 && determiner.count === undefined);
    if (named && !isFeature(item.scan, item.phrase) && !isQualified(item, described)) declare(model, item);
  }
}

const ANYBODY =
  /^(user|admin|administrator|manager|visitor|guest|developer|owner|usuario|administrador|administradora|gerente|visitante|invitado|desarrollador|dueno|encargado|encargada|staff)$/;

/** `As a student I want to join a course`: whoever does something with what is kept is kept too. */
function declareRoles(model: Model, readings: readonly Reading[]): void {
  for (const reading of readings) {
    if (reading.is !== 'relation' || !reading.isStory) continue;
    if (!reading.targets.some(({ scan, phrase }) => model.find(scan, phrase))) continue;
    for (const subject of reading.subjects)
      if (!ANYBODY.test(subject.phrase.words.at(-1)?.key ?? '')) declare(model, subject);
  }
}

/** What users may create counts as a thing only when nothing better was found. */
function declareWeak(model: Model, readings: readonly Reading[]): void {
  if (model.things.length >= 2) return;
  for (const reading of readings) {
    if (reading.is === 'inventory' && reading.weak)
      for (const item of reading.items) if (item.phrase.plural) declare(model, item);
    if (reading.is === 'relation' && reading.weak) {
      for (const ref of [...reading.subjects, ...reading.targets])
        if (ref.phrase.plural && !isFeature(ref.scan, ref.phrase)) declare(model, ref);
    }
  }
  if (model.things.length > 0) return;
  // `an app to manage a gym`: better one thing than none.
  for (const reading of readings) {
    if (reading.is === 'inventory') for (const item of reading.items) declareAnyhow(model, item);
  }
}

/** `mi huerto`: with nothing else to keep, what somebody has is the thing. */
function declareAnyhow(model: Model, { scan, phrase }: Ref): void {
  const { possessive: _, ...determiner } = phrase.determiner;
  if (!isFeature(scan, phrase)) declare(model, { scan, phrase: { ...phrase, determiner } });
}

/** `each line` beside `order lines` means the order line: one thing under two names. */
function mergeShortNames(model: Model, readings: readonly Reading[]): void {
  const spanish = model.draft.language === 'es';
  const fresh = new Set(listedAlone(readings));
  for (const short of [...model.things]) {
    if (short.block || fresh.has(short.key)) continue;
    const longer = model.things.filter(
      (thing) =>
        thing !== short &&
        thing.words.length > short.words.length &&
        isHead(short.words, thing.words, spanish) &&
        isNamedAfterThing(model, thing, short),
    );
    const [only] = longer;
    if (longer.length === 1 && only) model.merge(short, only);
  }
  mergeUndescribed(model, readings, fresh, spanish);
}

/** `los técnicos` beside `técnicos municipales`: nothing describes the short name, so it is the long one's. */
function mergeUndescribed(
  model: Model,
  readings: readonly Reading[],
  fresh: ReadonlySet<string>,
  spanish: boolean,
): void {
  const described = new Set(
    readings.flatMap((reading) =>
      reading.is === 'attributes' && reading.items.some((item) => !isManyThings(item.phrase))
        ? reading.owners.flatMap(({ scan, phrase }) => model.findExact(scan, phrase)?.key ?? [])
        : [],
    ),
  );
  for (const short of [...model.things]) {
    if (short.block || fresh.has(short.key) || described.has(short.key) || short.isUser) continue;
    const longer = model.things.filter(
      (thing) =>
        thing !== short &&
        described.has(thing.key) &&
        thing.words.length > short.words.length &&
        isHead(short.words, thing.words, spanish),
    );
    const [only] = longer;
    if (longer.length === 1 && only) model.merge(short, only);
  }
}

const isNamedAfterThing = (model: Model, long: Thing, short: Thing) =>
  long.words.some((word) => !short.words.includes(word) && model.get(word) !== undefined);

/** Keys of things an inventory lists by that very name: those are meant as they stand. */
function listedAlone(readings: readonly Reading[]): string[] {
  return readings.flatMap((reading) =>
    reading.is === 'inventory'
      ? reading.items.map(({ phrase }) => phrase.words.map(({ key }) => key).join(' '))
      : [],
  );
}

function isHead(short: readonly string[], long: readonly string[], spanish: boolean): boolean {
  const part = spanish ? long.slice(0, short.length) : long.slice(long.length - short.length);
  return part.join(' ') === short.join(' ');
}

/** The sentence-wide scan of a reading, for spans of whole clauses. */
export function spanOfClause(scan: Scan, from: number, to: number): Span {
  const first = scan.token(from) ?? scan.token(0);
  const last = scan.token(Math.max(from, to - 1)) ?? first;
  return spanOf(scan.sentence.paragraph, first?.start ?? 0, last?.end ?? 0);
}
