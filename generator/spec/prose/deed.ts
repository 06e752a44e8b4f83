import { spanOfPhrase } from './declare.ts';
import type { Model, Thing } from './model.ts';
import type { Reading } from './reading.ts';
import type { Relate } from './relation.ts';

/** Nouns for what is done that their verbs do not tell by their form. */
const DEEDS: Readonly<Record<string, string>> = {
  borrow: 'loan',
  lend: 'loan',
  sell: 'sale',
  buy: 'purchase',
  enrol: 'enrolment',
  enroll: 'enrollment',
  pay: 'payment',
  subscribe: 'subscription',
  prestar: 'prestamo',
  vender: 'venta',
  pedir: 'pedido',
  inscribir: 'inscripcion',
  suscribir: 'suscripcion',
  donar: 'donacion',
};

/**
 * The thing a verb makes: `members comment on observations` where comments are kept, `los socios reservan pistas` where
 * reservas are. Null when no such thing is known.
 */
function findDeed(model: Model, lemma: string): Thing | null {
  for (const noun of nounsOf(lemma)) {
    const thing = model.get(noun);
    if (thing && !thing.isUser) return thing;
  }
  return null;
}

function nounsOf(lemma: string): string[] {
  const known = DEEDS[lemma];
  const spanish = /^(\p{L}{3,})[aei]r$/u.exec(lemma)?.[1];
  const ends = ['a', 'o', 'acion', 'ario', 'ido', 'amiento'];
  const dropped = lemma.replace(/e$/, '');
  return [
    ...(known ? [known] : []),
    ...(spanish ? ends.map((end) => `${spanish}${end}`) : []),
    lemma,
    ...['ation', 'ing', 'ment'].map((end) => `${dropped}${end}`),
  ];
}

/** `members may comment on observations` where comments are kept: the comment is the member's, on an observation. */
export function relateDeed(
  model: Model,
  subjects: readonly Thing[],
  { clause, targets }: Reading & { is: 'relation' },
  relate: Relate,
): boolean {
  const { verb } = clause;
  const deed = verb.kind === 'relate' && !verb.passive && !verb.clitic ? findDeed(model, verb.lemma) : null;
  const [target, ...others] = targets;
  const object = target ? model.find(target.scan, target.phrase)?.thing : undefined;
  if (!deed || !target || !object || others.length > 0 || object === deed || subjects.includes(deed))
    return false;
  const base = { explicitOne: false, span: spanOfPhrase(target), language: target.scan.words.language };
  for (const subject of subjects)
    relate({ ...base, from: subject, to: deed, count: 'many', family: 'have', lemma: verb.lemma });
  relate({ ...base, from: deed, to: object, count: 'one', family: 'belong', lemma: verb.lemma });
  return true;
}
