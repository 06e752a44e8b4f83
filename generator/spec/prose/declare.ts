import { type Span, spanOf } from '../draft.ts';
import type { Model, Thing } from './model.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Reading, Ref, Target } from './reading.ts';
import type { Scan } from './scan.ts';
import { canBeThing, isFeature } from './stand-in.ts';

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
  for (const reading of readings) {
    if (reading.is === 'attributes') declareAttributes(model, reading);
    else if (reading.is === 'relation') declareRelation(model, reading);
    else if (reading.is === 'link')
      for (const ref of [...reading.subjects, ...reading.ends]) declare(model, ref);
    else if (reading.is === 'inventory' && !reading.weak) declareInventory(model, reading.items);
  }
  declareWeak(model, readings);
  mergeShortNames(model, readings);
}

function declare(model: Model, ref: Ref): Thing | null {
  return canBeThing(ref.scan, ref.phrase) ? model.declare(ref.scan, ref.phrase, spanOfPhrase(ref)) : null;
}

function declareAttributes(model: Model, reading: Reading & { is: 'attributes' }): void {
  // `an address with street and city` spells an attribute out; it is no record of its own.
  const spelled =
    reading.clause.nested &&
    reading.owners.every(({ phrase }) => !phrase.plural && phrase.determiner.count !== 'many');
  if (!spelled) for (const owner of reading.owners) declare(model, owner);
  for (const item of reading.items) if (isManyThings(item.phrase)) declare(model, item);
}

const isManyThings = (phrase: NounPhrase) =>
  phrase.determiner.count === 'many' &&
  !phrase.values &&
  phrase.min === undefined &&
  phrase.max === undefined;

function declareRelation(model: Model, reading: Reading & { is: 'relation' }): void {
  const soft = SOFT.test(reading.clause.verb.lemma);
  const targets = reading.targets.filter((target) => isThingTarget(target, soft));
  if (targets.length === 0) return;
  for (const subject of reading.subjects) declare(model, subject);
  for (const target of targets) declare(model, target);
}

/** A counted noun, `another` one, or a plural object of a verb; `in cash` and `by email` are none of these. */
function isThingTarget({ phrase, via, of, scan }: Target, soft: boolean): boolean {
  const { determiner } = phrase;
  if (determiner.count || determiner.other || determiner.each) return true;
  if (soft || isFeature(scan, phrase)) return false;
  if (via === 'agent') return phrase.plural || determiner.definite === true;
  return (phrase.plural && !of) || (determiner.definite === true && via !== 'object' && !of);
}

function declareInventory(model: Model, items: readonly Ref[]): void {
  for (const item of items) {
    const named =
      item.phrase.plural ||
      item.phrase.determiner.count === 'an' ||
      item.phrase.determiner.each ||
      items.length > 1;
    if (named && !isFeature(item.scan, item.phrase)) declare(model, item);
  }
}

/** What users may create counts as a thing only when nothing better was found. */
function declareWeak(model: Model, readings: readonly Reading[]): void {
  if (model.things.length >= 2) return;
  for (const reading of readings) {
    if (reading.is === 'inventory' && reading.weak)
      for (const item of reading.items) if (item.phrase.plural) declare(model, item);
  }
}

/** `each line` after `order lines` means the order line: a shorter name that comes later is the longer one's. */
function mergeShortNames(model: Model, readings: readonly Reading[]): void {
  const spanish = model.draft.language === 'es';
  const fresh = new Set(listedAlone(readings));
  for (const short of [...model.things]) {
    if (short.block || fresh.has(short.key)) continue;
    const longer = model.things.filter(
      (thing) =>
        thing !== short &&
        thing.words.length > short.words.length &&
        isHead(short.words, thing.words, spanish),
    );
    const [only] = longer;
    if (longer.length === 1 && only && only.order < short.order) model.merge(short, only);
  }
}

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
