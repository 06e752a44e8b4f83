import type { Clause } from './clause.ts';
import type { NounPhrase } from './phrases.ts';
import type { Reading, Ref, Target } from './reading.ts';
import type { Scan } from './scan.ts';

export const BY = new Set(['by', 'por']);
export const WITH = new Set(['with', 'con']);

/** Who a clause is about; `us` when that is whoever asks for the application. */
export type Who = { refs: Ref[]; us: boolean };

/** Noun phrases together with their sentence. */
export const refs = (scan: Scan, phrases: readonly NounPhrase[]): Ref[] =>
  phrases.map((phrase) => ({ scan, phrase }));

/** Objects first; what hangs on prepositions belongs to the last object, or to the subject when there is none. */
export function relation(clause: Clause, who: Who, objects: Ref[]): Reading {
  const given = objects.length === 0 ? givenWith(clause, who) : null;
  if (given) return given;
  const issued = issuedFor(clause, objects);
  if (issued) return issued;
  const tool = objects.length === 0 ? instrument(clause, who) : null;
  if (tool) return tool;
  const targets: Target[] = objects.map((ref) => ({ ...ref, via: 'object' }));
  for (const { preposition, nouns, after } of clause.prepositional) {
    for (const ref of refs(clause.scan, nouns)) {
      const isAgent = BY.has(preposition) && clause.verb.passive === true;
      const of =
        after && !clause.verb.passive && clause.verb.clitic !== 'object'
          ? { scan: clause.scan, phrase: after }
          : undefined;
      targets.push({ ...ref, via: isAgent ? 'agent' : 'complement', ...(of ? { of } : {}) });
    }
  }
  if (targets.length === 0 || who.refs.length === 0) return { is: 'nothing', clause, why: 'unknown' };
  return { is: 'relation', clause, subjects: who.refs, targets };
}

/** `se emite una factura por cada pedido`, `se emite un gasto común por departamento`: what comes of it belongs to that. */
function issuedFor(clause: Clause, objects: Ref[]): Reading | null {
  const [issued] = objects;
  if (clause.verb.clitic !== 'se' || !issued || objects.length > 1 || clause.topic.length > 0) return null;
  const { scan } = clause;
  const behind = clause.prepositional
    .filter(({ preposition }) => /^(por|para|a|al|en|sobre|de)$/.test(preposition))
    .flatMap(({ nouns }) => refs(scan, nouns));
  const { phrase } = issued;
  const joint = phrase.words.findIndex(({ key }) => key === 'por');
  const words = phrase.words.slice(joint + 1);
  const per: Ref[] =
    joint > 0
      ? [{ scan, phrase: { ...phrase, words, headLength: words.length, determiner: { each: true } } }]
      : [];
  const subject =
    joint > 0
      ? {
          scan,
          phrase: {
            ...phrase,
            words: phrase.words.slice(0, joint),
            headLength: Math.min(phrase.headLength, joint),
          },
        }
      : issued;
  const targets = [...per, ...behind].filter(
    ({ phrase: { determiner } }) => determiner.each || determiner.count,
  );
  if (targets.length === 0) return null;
  return {
    is: 'relation',
    clause: { ...clause, verb: { ...clause.verb, kind: 'belong', lemma: 'por' } },
    subjects: [subject],
    targets: targets.map((target): Target => ({ ...target, via: 'complement' })),
  };
}

/** `councillors can reply to a petition with a response`: the response is what ties the two. */
function instrument(clause: Clause, who: Who): Reading | null {
  const { scan, verb } = clause;
  if (verb.passive || verb.clitic || verb.kind !== 'relate' || who.refs.length === 0) return null;
  const groups = clause.prepositional.filter(({ nouns }) => nouns.length === 1);
  const tool = groups.find(({ preposition }) => WITH.has(preposition))?.nouns[0];
  const others = groups
    .filter(({ preposition }) => /^(to|a|al)$/.test(preposition))
    .flatMap(({ nouns }) => nouns);
  if (!tool || others.length !== 1 || groups.length !== 2 || tool.determiner.count === undefined) return null;
  const ends = [...refs(scan, others), ...who.refs];
  return { is: 'link', clause, subjects: [{ scan, phrase: tool }], ends };
}

/** `attendees register with their name and email`: all that is said is what they come with. */
function givenWith(clause: Clause, who: Who): Reading | null {
  const [group, ...others] = clause.prepositional;
  if (!group || others.length > 0 || !WITH.has(group.preposition) || who.refs.length === 0) return null;
  const values = group.nouns.filter(
    ({ determiner, plural }) =>
      determiner.count !== 'many' && determiner.count !== 'one' && !determiner.other && !plural,
  );
  if (values.length === 0) return null;
  return { is: 'attributes', clause, owners: who.refs, items: refs(clause.scan, group.nouns) };
}
