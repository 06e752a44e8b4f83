import { inferType } from '../lexicon/infer.ts';
import { isPlural } from '../naming/inflect.ts';
import { spanOfPhrase } from './declare.ts';
import { relateDeed } from './deed.ts';
import { addField } from './field.ts';
import type { Model, Thing } from './model.ts';
import { keysOf } from './model.ts';
import { phraseText } from './noun-phrase.ts';
import type { NounPhrase } from './phrases.ts';
import type { Reading, Ref, Target } from './reading.ts';
import type { Relate, Statement } from './relation.ts';
import { isCountOf, isEnd, isMetaPhrase, isSureValue } from './stand-in.ts';
import { participleOf } from './words/conjugate-es.ts';

/** What a reading came to, so that what came to nothing can be reported. */
export type Outcome = { understood: boolean; missed: Ref[] };

/** Second pass: turns one reading into fields of its things and statements between them. */
export function interpret(model: Model, reading: Reading, relate: Relate): Outcome {
  switch (reading.is) {
    case 'attributes':
      return interpretAttributes(model, reading, relate);
    case 'relation':
      return interpretRelation(model, reading, relate);
    case 'link':
      return interpretLink(model, reading, relate);
    case 'inventory':
      if (reading.owners && thingsOf(model, reading.owners).length > 0) {
        return interpretAttributes(model, { ...reading, is: 'attributes', owners: reading.owners }, relate);
      }
      return {
        understood: reading.items.some((item) => model.find(item.scan, item.phrase) !== null),
        missed: [],
      };
    default:
      return { understood: false, missed: [] };
  }
}

function thingsOf(model: Model, refs: readonly Ref[]): Thing[] {
  return refs.flatMap((ref) => model.find(ref.scan, ref.phrase)?.thing ?? userOf(model, ref) ?? []);
}

/** `users`, `un usuario`: the built-in account needs no declaration. */
function userOf(model: Model, { scan, phrase }: Ref): Thing | null {
  const words = keysOf(scan, phrase.words);
  return words.length === 1 && /^(user|usuario)$/.test(words[0] ?? '')
    ? model.user(scan, spanOfPhrase({ scan, phrase }))
    : null;
}

function interpretAttributes(model: Model, reading: Reading & { is: 'attributes' }, relate: Relate): Outcome {
  const named = thingsOf(model, reading.owners);
  const owners = named.length === 0 && reading.outer ? thingsOf(model, reading.outer) : named;
  const missed: Ref[] = [];
  if (owners.length === 0) return { understood: false, missed };
  for (const owner of owners) {
    for (const item of reading.items) {
      if (!addItem(model, owner, item, reading, relate)) missed.push(item);
    }
  }
  return { understood: true, missed };
}

/** One thing an owner has: another thing, several of them, or a field. */
function addItem(
  model: Model,
  owner: Thing,
  item: Ref,
  reading: Reading & { is: 'attributes' },
  relate: Relate,
): boolean {
  const { scan, phrase } = item;
  if (isMetaPhrase(scan, phrase) && !model.findExact(scan, phrase)) return true;
  const possessor = phrase.owner ? model.get(keysOf(scan, phrase.owner).join(' ')) : undefined;
  const holder = possessor ?? owner;
  const verb = reading.clause.verb;
  if (verb.modal === 'must') phrase.required ??= true;
  const isValue =
    phrase.values ||
    phrase.type ||
    phrase.pattern ||
    phrase.default !== undefined ||
    phrase.counted ||
    phrase.isLength;
  if (phrase.isA) return relateRole(model, holder, item, phrase.isA, relate);
  if (!isValue) {
    const many = phrase.determiner.count === 'many' || phrase.plural;
    const related = many
      ? relateMany(model, holder, item, reading, relate)
      : relateOne(model, holder, item, reading, relate);
    if (related) return true;
  }
  // `a maximum of 15 seats`: how many there are of what is no thing of its own.
  if (phrase.bounds) Object.assign(phrase, { type: 'integer', ...phrase.bounds });
  return addField(model, holder, item);
}

/** `a manager who is another employee`: a reference under a name of its own. */
function relateRole(model: Model, owner: Thing, item: Ref, isA: NounPhrase, relate: Relate): boolean {
  const target = model.find(item.scan, isA)?.thing ?? userOf(model, { scan: item.scan, phrase: isA });
  if (!target) return addField(model, owner, item);
  const many = item.phrase.determiner.count === 'many' || item.phrase.plural;
  relate({
    ...statementBase(owner, target, item),
    count: many ? 'many' : 'one',
    family: 'have',
    lemma: 'have',
    role: phraseText(item.phrase.words),
  });
  return true;
}

/** Verbs of taking in something that exists on its own. */
const INCLUDES = new Set([
  'include',
  'incluir',
  'use',
  'usar',
  'utilizar',
  'comprise',
  'comprender',
  'feature',
]);

function relateMany(
  model: Model,
  owner: Thing,
  item: Ref,
  reading: Reading & { is: 'attributes' },
  relate: Relate,
): boolean {
  const { scan, phrase } = item;
  const sub = subThing(model, item);
  if (sub) {
    relate({
      ...statementBase(owner, sub, item),
      count: 'many',
      family: 'have',
      lemma: 'have',
      role: phraseText(phrase.words),
      inverseRole: scan.words.language === 'es' ? 'padre' : 'parent',
    });
    return true;
  }
  const mention = model.find(scan, phrase);
  const target = mention?.thing ?? userOf(model, item);
  if (!target) return false;
  if (mention && mention.role.length > 0 && isCountOf(model, item)) {
    phrase.type = 'integer';
    return false;
  }
  const counted = phrase.determiner.count === 'many';
  if (mention && mention.role.length > 0 && !counted && inferType(phraseText(phrase.words)).sure)
    return false;
  // `appointments with doctors`: one each, said of several at once.
  const distributive =
    reading.clause.verb.lemma === 'with' && !counted && reading.owners.every((ref) => ref.phrase.plural);
  relate({
    ...statementBase(owner, target, item),
    count: distributive ? 'one' : 'many',
    family: 'have',
    lemma: 'have',
    bare: !counted,
    sharesBefore: INCLUDES.has(reading.clause.verb.lemma) && target.fields.length > 0,
  });
  return true;
}

function relateOne(
  model: Model,
  owner: Thing,
  item: Ref,
  reading: Reading & { is: 'attributes' },
  relate: Relate,
): boolean {
  const { scan, phrase } = item;
  const mention = model.find(scan, phrase);
  const target = mention?.thing ?? userOf(model, item);
  if (!target) return false;
  const role = mention?.role ?? [];
  if (role.length > 0 && (inferType(phraseText(phrase.words)).sure || isOwnName(scan.words.language, role)))
    return false;
  if (target === owner && role.length === 0 && !phrase.determiner.other) return false;
  const optional = reading.clause.verb.modal === 'can' ? false : undefined;
  relate({
    ...statementBase(owner, target, item),
    count: 'one',
    explicitOne: phrase.determiner.count === 'one',
    family: 'have',
    lemma: 'have',
    // `for every rehearsal we record attendance` does not say how often.
    bare: reading.clause.verb.kind === 'store' && phrase.determiner.count === undefined,
    required: phrase.required ?? phrase.determiner.required ?? optional,
    ...(role.length > 0 ? { role: phraseText(phrase.words) } : {}),
  });
  return true;
}

/** `project name` ends in an attribute; the head decides, so nothing but a joiner makes a role doubtful. */
const isOwnName = (language: 'es' | 'en', role: readonly string[]) =>
  language === 'es' &&
  /^(de|del|por)$/.test(role[0] ?? '') &&
  /^(nombre|codigo|numero|fecha)$/.test(role[1] ?? '');

/** `subcategories`, `subtareas`: things of the same kind below. */
function subThing(model: Model, { scan, phrase }: Ref): Thing | null {
  const word = phrase.words.length === 1 ? keysOf(scan, phrase.words)[0] : undefined;
  const base = word?.startsWith('sub') ? word.slice(3).replace(/^-/, '') : '';
  if (base === '' || model.findExact(scan, phrase)) return null;
  return model.get(base) ?? null;
}

function statementBase(
  from: Thing,
  to: Thing,
  item: Ref,
): Pick<Statement, 'from' | 'to' | 'span' | 'language'> & { explicitOne: boolean } {
  return { from, to, span: spanOfPhrase(item), language: item.scan.words.language, explicitOne: false };
}

function interpretRelation(model: Model, reading: Reading & { is: 'relation' }, relate: Relate): Outcome {
  const subjects = thingsOf(model, reading.subjects);
  if (subjects.length === 0 && reading.targets.every(({ of }) => !of))
    return { understood: false, missed: [] };
  if (relateDeed(model, subjects, reading, relate)) return { understood: true, missed: [] };
  let understood = false;
  const missed: Ref[] = [];
  for (const target of reading.targets) {
    const sources = target.of ? thingsOf(model, [target.of]) : subjects;
    if (
      subjects.length > 0 &&
      isAttribute(model, target) &&
      subjects.every((subject) => addField(model, subject, target))
    ) {
      understood = true;
      continue;
    }
    const found = model.find(target.scan, target.phrase);
    const thing = found?.thing ?? userOf(model, target);
    if (!thing || sources.length === 0) {
      if (target.via === 'object' && !addGiven(model, subjects, target, reading)) missed.push(target);
      else understood ||= target.via === 'object';
      continue;
    }
    understood = true;
    for (const source of sources) relateTarget(source, thing, found?.role ?? [], target, reading, relate);
  }
  return { understood, missed };
}

/** `is played on a date`: what nothing but a value can be is an attribute of the subject. */
function isAttribute(model: Model, target: Target): boolean {
  return (
    (isSureValue(target) || (isEnd(target.phrase) && !model.find(target.scan, target.phrase))) &&
    target.phrase.determiner.count !== 'many' &&
    !model.findExact(target.scan, target.phrase)
  );
}

/** `guests provide their first name`: what somebody gives of their own is an attribute. */
function addGiven(
  model: Model,
  subjects: readonly Thing[],
  target: Target,
  reading: Reading & { is: 'relation' },
): boolean {
  const { determiner } = target.phrase;
  const isTheirs = determiner.possessive === 'theirs';
  const gives =
    /^(provide|give|enter|specify|supply|declare|proporcionar|aportar|indicar|facilitar|introducir|dejar)$/.test(
      reading.clause.verb.lemma,
    );
  if (
    reading.clause.verb.passive ||
    !(isTheirs || gives || reading.targets.some(({ phrase }) => phrase.determiner.possessive === 'theirs'))
  )
    return false;
  return subjects.length > 0 && subjects.every((subject) => addField(model, subject, target));
}

function relateTarget(
  from: Thing,
  to: Thing,
  role: readonly string[],
  target: Target,
  reading: Reading & { is: 'relation' },
  relate: Relate,
): void {
  const { phrase, via } = target;
  const { verb } = reading.clause;
  // `one rating per show` is many ratings, one for each show.
  const each = reading.clause.prepositional.some(
    ({ preposition, after }) => /^(per|por)$/.test(preposition) && after === phrase,
  );
  const counted = phrase.determiner.count === 'many';
  const plural = counted || (phrase.plural && !phrase.determiner.each);
  const belongs = verb.kind === 'belong' || via === 'agent' || target.of !== undefined;
  // `a customer places an order`: one at a time, but many in all.
  const makes = isMaking(target, reading);
  // `orders belong to customers`, `reviews are written by users`: one each, said of all of them.
  const distributive =
    (belongs || (via === 'complement' && verb.passive === true)) && !counted && phrase.plural;
  // `many members attend a game night`: the night has many members.
  const crowd =
    reading.subjects.some(({ phrase: subject }) => subject.determiner.count === 'many') &&
    !plural &&
    !target.of;
  if (crowd)
    relate({
      ...statementBase(to, from, target),
      count: 'many',
      family: 'verb',
      lemma: verb.lemma,
      bare: false,
    });
  relate({
    ...statementBase(from, to, target),
    count: each || makes || (plural && !distributive) ? 'many' : 'one',
    explicitOne: phrase.determiner.count === 'one' && !each,
    family: verb.kind === 'belong' || target.of ? 'belong' : 'verb',
    lemma: verb.lemma,
    passive: via === 'agent' || (verb.passive ?? false) || verb.clitic === 'object',
    surface: surfaceOf(reading, via),
    bare: plural && !counted,
    required: phrase.required ?? phrase.determiner.required ?? modalRequired(verb),
    ...(role.length > 0 && !target.of ? { role: phraseText(phrase.words) } : {}),
  });
}

const MAKES = new Set(
  `place make write create submit upload post publish buy purchase book order file request leave receive get issue send open start report sign raise
  hacer realizar escribir publicar crear subir enviar pedir solicitar comprar dejar presentar emitir registrar firmar generar recibir obtener abrir reservar levantar`
    .trim()
    .split(/\s+/),
);

/** What somebody makes or gets, said with a mere article. */
const isMaking = ({ via, phrase }: Target, { clause }: Reading & { is: 'relation' }) =>
  via === 'object' &&
  phrase.determiner.count === 'an' &&
  !phrase.determiner.other &&
  !clause.verb.passive &&
  !clause.verb.clitic &&
  MAKES.has(clause.verb.lemma);

/** How a passive reads: `dirigido por`; of `la coordina un voluntario`, `coordinado por`. */
function surfaceOf({ clause }: Reading & { is: 'relation' }, via: Target['via']): string | undefined {
  const { verb, scan } = clause;
  if (via === 'agent' && verb.predicate !== undefined) return scan.text(verb.predicate, verb.predicate + 2);
  return verb.clitic === 'object' && /[aei]r$/.test(verb.lemma)
    ? `${participleOf(verb.lemma)} por`
    : undefined;
}

function modalRequired(verb: { modal?: string; optional?: boolean; kind: string }): boolean | undefined {
  if (verb.optional) return false;
  if (verb.modal === 'must') return true;
  return verb.modal === 'can' && verb.kind === 'belong' ? false : undefined;
}

/** `a loan links a member and a book`: it points to each of them. */
function interpretLink(model: Model, reading: Reading & { is: 'link' }, relate: Relate): Outcome {
  const subjects = thingsOf(model, reading.subjects);
  const ends = reading.ends.flatMap((ref) => {
    const thing = model.find(ref.scan, ref.phrase)?.thing ?? userOf(model, ref);
    return thing ? [{ ref, thing }] : [];
  });
  for (const subject of subjects) {
    for (const { ref, thing } of ends) {
      const many =
        ref.phrase.determiner.count === 'many' ||
        (ref.phrase.plural &&
          !isPlural(subject.label, ref.scan.words.language) &&
          !reading.subjects.some(({ phrase }) => phrase.plural));
      relate({
        ...statementBase(subject, thing, ref),
        count: many ? 'many' : 'one',
        family: 'belong',
        lemma: 'link',
      });
    }
  }
  return { understood: subjects.length > 0 && ends.length > 0, missed: [] };
}
