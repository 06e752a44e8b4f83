import type { Draft, Paragraph } from '../draft.ts';
import { findAuth } from '../lexicon/options.ts';
import type { Gap } from './clause.ts';
import { findVerb } from './find-verb.ts';
import { vocabularyOf } from './language.ts';
import type { Model } from './model.ts';
import { parseNounPhrase } from './noun-phrase.ts';
import { readOptions } from './option.ts';
import { parseClauses } from './parse-clauses.ts';
import { type Context, readClause } from './read-clause.ts';
import type { Reading } from './reading.ts';
import { opensRule } from './rule.ts';
import { Scan } from './scan.ts';
import type { Sentence } from './sentence.ts';
import { isFeature } from './stand-in.ts';
import { parseTitle } from './title.ts';

/** A sentence on its way through the reader. */
export type Work = {
  sentence: Sentence;
  scan: Scan;
  readings: Reading[];
  gaps: Gap[];
  /** Its words were used, whatever its clauses come to. */
  used: boolean;
  isRule: boolean;
  /** Nothing was said of the domain before it: who asks, and what for. */
  isOpening: boolean;
  /** It names the application. */
  isTitle: boolean;
};

/** Reads one sentence as far as that is possible without knowing the others. */
export function readSentence(sentence: Sentence, model: Model, context: Context): Work {
  const { draft } = model;
  const { paragraph } = sentence;
  const scan = new Scan(sentence, vocabularyOf(sentence.tokens, draft.language));
  const work: Work = {
    sentence,
    scan,
    readings: [],
    gaps: [],
    used: false,
    isRule: false,
    isOpening: !model.started,
    isTitle: false,
  };
  if (sentence.isUnread) return work;
  if (paragraph.section === 'rules') return { ...work, isRule: true };
  const spokeOfOptions = readOptions(draft, scan);
  if (spokeOfOptions === 'only') return { ...work, used: true };
  if (opensRule(scan)) return { ...work, isRule: true, readings: toldInRule(scan, context) };
  if (spokeOfOptions === 'roles') return { ...work, used: true };
  const title = hasBlocks(draft) || model.started ? null : parseTitle(scan, draft.title === undefined);
  if (title) {
    draft.title ??= title.text;
    context.aboutSystem = true;
    context.title = new Set(scan.tokens.slice(0, title.rest).map(({ key }) => key));
  }
  const parsed = parseClauses(scan, title ? title.rest : 0, title !== null);
  const readings = parsed.clauses.flatMap((clause) => readClause(clause, context));
  work.readings = isDescription(paragraph, draft) ? readings.filter(isPlain) : readings;
  // `a platform where authors publish posts`: what it is for; the sentences to come say what there is.
  if (title || sentence.isStory)
    for (const reading of work.readings)
      if (reading.is === 'relation')
        Object.assign(reading, { weak: true, isStory: sentence.isStory ?? false });
  work.gaps = isDescription(paragraph, draft) && work.readings.length === 0 ? [] : parsed.gaps;
  model.started ||= work.readings.some(({ is }) => is !== 'nothing');
  work.isTitle = title !== null;
  work.used = spokeOfOptions !== null || work.isTitle;
  if (!title && demandsSignIn(scan, work.readings)) {
    draft.options.auth = true;
    return { ...work, readings: [], gaps: [], used: true };
  }
  return work;
}

/** What somebody gets in a rule is theirs: `when a course ends, the student receives a certificate`. */
const RECEIVES = /^(receive|get|gets|obtain|recibir|obtener)$/;

/** `If a bike is damaged, staff write a report, which belongs to a rental`: what a rule says of things in passing. */
function toldInRule(scan: Scan, context: Context): Reading[] {
  const from = conditionEnd(scan);
  if (from === null) return [];
  const readings = parseClauses(scan, from).clauses.flatMap((clause) => readClause(clause, { ...context }));
  // `after a stay the guest may write a review with a rating`: the review is a thing, and the guest's.
  if (readings.some(({ clause }) => clause.nested && clause.verb.made)) return readings;
  return readings.flatMap((reading) => {
    const { clause } = reading;
    const isAside = clause.nested && (clause.verb.kind === 'have' || clause.verb.kind === 'belong');
    if (isAside && (reading.is === 'attributes' || reading.is === 'relation')) return [reading];
    const receives =
      reading.is === 'relation' && RECEIVES.test(clause.verb.lemma) && clause.prepositional.length === 0;
    return receives ? [{ ...reading, weak: true }] : [];
  });
}

/** Where what a rule demands begins: behind the comma, or behind what it comes after (`después de la estancia`). */
function conditionEnd(scan: Scan): number | null {
  const lead = /^(?:(?:despues|antes) de|after|before) /.exec(`${scan.key(0)} ${scan.key(1)} `);
  const noun = lead ? parseNounPhrase(scan, lead[0].trim().split(' ').length) : null;
  if (noun && !scan.isMark(noun.end, ',') && findVerb(scan, noun.end, true)) return noun.end;
  const comma = scan.tokens.findIndex((_, at) => scan.isMark(at, ','));
  return comma === -1 ? null : comma + 1;
}

/** `the system must have a login`: about the application, and nothing in it is a thing. */
function demandsSignIn(scan: Scan, readings: readonly Reading[]): boolean {
  if (findAuth(scan.text(0, scan.length)) !== true) return false;
  return readings.every((reading) => {
    if (reading.is === 'nothing') return true;
    if (reading.is === 'inventory')
      return !reading.items.some((item) => item.phrase.plural && !isFeature(item.scan, item.phrase));
    return (
      reading.is === 'attributes' &&
      reading.clause.nested === true &&
      reading.owners.every((owner) => isFeature(owner.scan, owner.phrase))
    );
  });
}

const hasBlocks = (draft: Draft) => draft.entities.some(({ source }) => source === 'block');

/** In a SPEC with blocks, sentences elsewhere describe what the blocks ask for: only plain statements count. */
function isDescription(paragraph: Paragraph, draft: Draft): boolean {
  return (
    hasBlocks(draft) &&
    paragraph.section !== 'entities' &&
    paragraph.section !== 'relations' &&
    paragraph.section !== 'options'
  );
}

/** Having, belonging, counting and constraining say what there is; other verbs may just tell a story. */
function isPlain(reading: Reading): boolean {
  if (reading.is === 'attributes') return ['have', 'store', 'identify'].includes(reading.clause.verb.kind);
  if (reading.is === 'relation') {
    const counted = reading.targets.some(
      ({ phrase }) => phrase.determiner.count === 'many' || phrase.determiner.count === 'one',
    );
    return reading.clause.verb.kind === 'belong' || counted || reading.clause.verb.passive === true;
  }
  return reading.is === 'constraint' || reading.is === 'link';
}
