import type { Clause, Prepositional } from './clause.ts';
import type { NounPhrase } from './phrases.ts';
import type { Reading, Ref, Target } from './reading.ts';
import type { Scan } from './scan.ts';
import { isFeature, isMetaPhrase, isOwn, isSystem } from './stand-in.ts';
import { BY, refs, relation, type Who, WITH } from './tell-relation.ts';

/** What pronouns stand for at a point of the text. */
export type Context = {
  subjects: Ref[];
  last: Ref[];
  /** True until something but the application itself was spoken of. */
  aboutSystem: boolean;
  /** Who the clause around a passing remark is about. */
  main: Ref[];
  /** The words of the application's name: `the hotel` of a hotel's booking system is us. */
  title: ReadonlySet<string>;
};

export const newContext = (): Context => ({
  subjects: [],
  last: [],
  main: [],
  aboutSystem: false,
  title: new Set(),
});

/** Prepositions that name whose attributes a store holds: `the name of each customer`. */
const OF = new Set(['of', 'de', 'for', 'para', 'about', 'sobre', 'on', 'del', 'from']);
/** Who has an application made: `the company has departments` is about us. */
const ORGANISATIONS = new Set(
  `university school hospital clinic hotel restaurant museum library gym bank church city council town cinema theatre farm universidad escuela colegio hospital clinica hotel restaurante museo biblioteca gimnasio banco iglesia ayuntamiento ciudad
  company business organisation organization firm agency store shop club institution association startup ngo foundation choir orchestra institute society federation academy observatory archive brewery winery
  empresa compania negocio organizacion agencia tienda institucion asociacion fundacion entidad corporacion cooperativa comercio local coro orquesta instituto federacion academia observatorio sociedad archivo bodega`
    .trim()
    .split(/\s+/),
);

/** Turns a clause into what it says, with pronouns replaced by what they stand for. */
export function readClause(clause: Clause, context: Context): Reading[] {
  const who = subjectsOf(clause, context);
  if (!clause.nested) context.main = who.refs;
  const reading = dispatch(clause, who, context);
  const extra = withAttributes(clause, who, reading);
  follow(clause, reading, context);
  if (reading.is === 'attributes' && clause.nested) reading.outer = context.main;
  return extra ? [reading, extra] : [reading];
}

/** `a booking is for a room, with a date and a time`: what comes along belongs to the subject, not to the room. */
function withAttributes(clause: Clause, who: Who, reading: Reading): Reading | null {
  if (reading.is !== 'relation' && reading.is !== 'link') return null;
  const items = clause.prepositional
    .filter(
      ({ preposition }, index, all) =>
        // `con uva de varias vendimias`: a matter, and where it comes from.
        WITH.has(preposition) && !isSource(all[index + 1]),
    )
    .flatMap(({ nouns }) => refs(clause.scan, nouns));
  const values = items.filter(
    ({ phrase }) => !phrase.plural && phrase.determiner.count !== 'one' && !phrase.determiner.other,
  );
  if (values.length === 0 || who.us || !keepsAttributes(clause)) return null;
  return { is: 'attributes', clause: { ...clause, nested: true }, owners: who.refs, items: values };
}

const isSource = (group: Prepositional | undefined) =>
  group !== undefined &&
  /^(de|of|from)$/.test(group.preposition) &&
  group.nouns.some(({ determiner }) => determiner.count === 'many');

/** Only what belongs, links or is done to has room for attributes of its own behind `with`. */
const keepsAttributes = ({ verb }: Clause) =>
  verb.kind === 'belong' || verb.kind === 'link' || verb.passive === true || verb.clitic !== undefined;

function dispatch(clause: Clause, who: Who, context: Context): Reading {
  if (clause.constraint) return readConstraint(clause, clause.constraint, context);
  if (clause.verb.negated) return { is: 'nothing', clause, why: 'rule' };
  const objects = refs(clause.scan, clause.objects);
  // `la registra un empleado`: a pronoun for the object makes whoever follows the one who acts.
  if (clause.verb.clitic === 'object') return relation(clause, who, objects);
  switch (clause.verb.kind) {
    case 'sign-in':
      return { is: 'nothing', clause, why: 'sign-in' };
    case 'have':
      return readHave(clause, who, objects);
    case 'store':
      return readStore(clause, who, objects, context);
    case 'identify':
      return { is: 'attributes', clause, owners: who.refs, items: objects.map(identifying) };
    case 'belong':
      return readBelong(clause, who, objects);
    case 'link':
      return readLink(clause, who, objects);
    case 'exist':
      return readExist(clause, who, objects);
    case 'be':
      return readBe(clause, who, objects);
    case 'act':
      return readAct(clause, who, objects);
    default:
      return readRelate(clause, who, objects);
  }
}

function subjectsOf(clause: Clause, context: Context): Who {
  const { scan, subject, topic } = clause;
  if (clause.verb.we && subject.kind === 'nouns') return { refs: [], us: true };
  if (topic.length > 0) return { refs: refs(scan, topic), us: false };
  if (subject.kind === 'nouns') {
    const nouns = refs(scan, subject.nouns);
    return {
      refs: nouns,
      us: nouns.every(
        ({ phrase }) =>
          isSystem(scan, phrase) ||
          isOwn(phrase) ||
          isTitled(phrase, context, scan.words.language === 'es') ||
          isNamed(scan, phrase),
      ),
    };
  }
  if (subject.kind === 'pronoun') {
    if (subject.which === 'we' || subject.which === 'people') return { refs: [], us: true };
    const known = subject.which === 'last' && context.last.length > 0 ? context.last : context.subjects;
    return { refs: known, us: known.length === 0 };
  }
  // In Spanish a verb without a subject goes on about the same one.
  return context.aboutSystem || clause.verb.infinitive || clause.verb.we
    ? { refs: [], us: true }
    : { refs: context.subjects, us: context.subjects.length === 0 };
}

/** `the hotel has rooms` after `a booking system for a hotel`. */
function isTitled({ determiner, plural, words }: NounPhrase, context: Context, spanish: boolean): boolean {
  const key = words[0]?.key ?? '';
  const isOurs = context.title.has(key) || ORGANISATIONS.has(key);
  if (determiner.definite !== true || plural) return false;
  if (words.length === 1) return isOurs;
  // `el archivo histórico`, `the city library`: said first of all, who asks has a longer name.
  const head = spanish ? key : (words.at(-1)?.key ?? '');
  return context.subjects.length === 0 && words.length <= 3 && ORGANISATIONS.has(head);
}

/** `la protectora "Huellas"`: one that has a name of its own is who asks, not a kind of record. */
function isNamed(scan: Scan, { determiner, plural, end, words }: NounPhrase): boolean {
  const named = scan.token(end)?.kind === 'quoted' || words.at(-1)?.kind === 'quoted';
  return determiner.definite === true && !plural && words.length > 0 && named;
}

function readHave(clause: Clause, who: Who, objects: Ref[]): Reading {
  // `shipments are carried by a truck`: in the passive it is no having.
  if (clause.verb.passive) return readRelate(clause, who, objects);
  if (objects.length === 0) return { is: 'nothing', clause, why: 'unknown' };
  if (who.us) return inventory(clause, objects, who.refs);
  return { is: 'attributes', clause, owners: who.refs, items: objects };
}

/** `we store the name of each customer`, `for each book we keep the title`, `an invoice records the amount`. */
function readStore(clause: Clause, who: Who, objects: Ref[], context: Context): Reading {
  if (clause.topic.length > 0) return { is: 'attributes', clause, owners: who.refs, items: objects };
  const owned = ownedBy(objects);
  if (owned) return { is: 'attributes', clause, ...owned };
  // `students register for courses`: with nothing stored but somewhere to go, it is a relation like any other.
  const goesSomewhere =
    objects.length === 0 && clause.prepositional.length > 0 && clause.subject.kind !== 'none' && !who.us;
  if (goesSomewhere) return relation(clause, who, objects);
  if (clause.verb.passive) return readStored(clause);
  if (objects.length > 0 && objects.every(({ scan, phrase }) => isFeature(scan, phrase)))
    return { is: 'nothing', clause, why: 'rule' };
  const isReflexive = clause.verb.clitic === 'se';
  if (!who.us && !isReflexive && clause.subject.kind !== 'none')
    return { is: 'attributes', clause, owners: who.refs, items: objects };
  const owners = clause.prepositional
    .filter(({ preposition }) => OF.has(preposition))
    .flatMap(({ nouns }) => refs(clause.scan, nouns));
  const owner = owners.filter(
    ({ phrase }) => phrase.determiner.each || phrase.determiner.definite || phrase.plural,
  );
  if (owner.length > 0) return { is: 'attributes', clause, owners: owner, items: objects };
  const isTheirs = objects.some(({ phrase }) => phrase.determiner.possessive === 'theirs');
  const last = context.last.length > 0 ? context.last : context.subjects;
  if (isTheirs && last.length > 0) return { is: 'attributes', clause, owners: last, items: objects };
  // `refills belong to a vehicle and store the liters`: a verb without a subject goes on about the same one.
  if (
    clause.subject.kind === 'none' &&
    !isReflexive &&
    !clause.verb.we &&
    !clause.verb.infinitive &&
    who.refs.length > 0
  ) {
    return { is: 'attributes', clause, owners: who.refs, items: objects };
  }
  // A subject left out may be the thing itself (`también guarda su talla`) when single attributes follow.
  const single = objects.length > 0 && objects.every(({ phrase }) => !phrase.plural);
  if (clause.subject.kind === 'none' && !clause.verb.we && single && context.subjects.length > 0) {
    return { is: 'attributes', clause, owners: context.subjects, items: objects };
  }
  return inventory(clause, objects);
}

/** `we keep each volunteer's name, phone and skills`: whose name it is, theirs is the rest. */
function ownedBy(objects: readonly Ref[]): { owners: Ref[]; items: Ref[] } | null {
  const [first] = objects;
  const words = first?.phrase.owner;
  if (!first || !words) return null;
  const owner: NounPhrase = {
    ...first.phrase,
    words,
    headLength: words.length,
    determiner: { each: true },
    plural: false,
  };
  const items = objects.map(
    ({ scan, phrase: { owner: _, ...phrase } }): Ref => ({ scan, phrase: { ...phrase, determiner: {} } }),
  );
  return { owners: [{ scan: first.scan, phrase: owner }], items };
}

/** `The name and email of each customer are stored`; without an owner the subjects are things. */
function readStored(clause: Clause): Reading {
  if (clause.subject.kind !== 'nouns') return { is: 'nothing', clause, why: 'unknown' };
  const nouns = refs(clause.scan, clause.subject.nouns);
  const owners = nouns.filter(({ phrase }) => phrase.determiner.each);
  const items = nouns.filter(({ phrase }) => !phrase.determiner.each);
  return owners.length > 0 && items.length > 0
    ? { is: 'attributes', clause, owners, items }
    : inventory(clause, nouns);
}

function identifying(item: Ref): Ref {
  return { ...item, phrase: { ...item.phrase, unique: true, required: item.phrase.required ?? true } };
}

function readBelong(clause: Clause, who: Who, objects: Ref[]): Reading {
  const complements = clause.prepositional
    .filter(({ preposition }) => !WITH.has(preposition))
    .flatMap(({ nouns }) => refs(clause.scan, nouns));
  const targets = [...objects, ...complements].map((ref): Target => ({ ...ref, via: 'complement' }));
  if (who.us || targets.length === 0) return { is: 'nothing', clause, why: 'unknown' };
  return { is: 'relation', clause, subjects: who.refs, targets };
}

function readLink(clause: Clause, who: Who, objects: Ref[]): Reading {
  const complements = clause.prepositional.flatMap(({ nouns }) => refs(clause.scan, nouns));
  const ends = [...objects, ...complements];
  if (who.us || ends.length === 0) return { is: 'nothing', clause, why: 'unknown' };
  if (clause.verb.passive || clause.verb.clitic === 'se') {
    return {
      is: 'relation',
      clause,
      subjects: who.refs,
      targets: ends.map((ref) => ({ ...ref, via: 'complement' })),
    };
  }
  return { is: 'link', clause, subjects: who.refs, ends };
}

/** `the main entities are customers and orders`; `a student is a person` says nothing here. */
function readBe(clause: Clause, who: Who, objects: Ref[]): Reading {
  const announces =
    clause.subject.kind === 'nouns' &&
    clause.subject.nouns.every((phrase) => isMetaPhrase(clause.scan, phrase));
  if (announces && objects.length > 0) return inventory(clause, objects);
  // `a showing is the projection of one movie on one screen`: what it is made of or for is what it belongs to.
  const targets = clause.prepositional
    .flatMap(({ nouns }) => refs(clause.scan, nouns))
    .filter(({ phrase }) => phrase.determiner.count === 'one' || phrase.determiner.count === 'an');
  const named = clause.subject.kind === 'nouns' || clause.subject.kind === 'pronoun';
  if (!named || objects.length === 0 || targets.length === 0 || who.us)
    return { is: 'nothing', clause, why: 'unknown' };
  return {
    is: 'relation',
    clause: { ...clause, verb: { ...clause.verb, kind: 'belong', lemma: 'be of' } },
    subjects: who.refs,
    targets: targets.map((ref): Target => ({ ...ref, via: 'complement' })),
  };
}

/** What people do with data is a rule, except that creating many of something means having them. */
function readAct(clause: Clause, who: Who, objects: Ref[]): Reading {
  const counted = objects.filter(({ phrase }) => phrase.determiner.count === 'many');
  const agent =
    clause.verb.passive &&
    clause.prepositional.some(
      ({ preposition, nouns }) =>
        BY.has(preposition) && nouns.some(({ determiner }) => determiner.count !== undefined),
    );
  if (agent && who.refs.length > 0 && !who.us) return relation(clause, who, objects);
  // `artworks are created by artists`: a relation if both are kept, else a remark.
  const agents = clause.verb.passive && clause.prepositional.some(({ preposition }) => BY.has(preposition));
  if (agents && who.refs.length > 0 && !who.us) {
    const told = relation(clause, who, objects);
    return told.is === 'relation' ? { ...told, weak: true } : told;
  }
  const makes = /^(create|crear|upload|subir|add|anadir|import)$/.test(clause.verb.lemma);
  if (makes && counted.length > 0 && who.refs.length > 0 && !who.us) return relation(clause, who, objects);
  // `owners add their pets`, `upload materials to my courses`.
  const theirs = objects.filter(({ phrase }) => phrase.determiner.possessive === 'theirs' && phrase.plural);
  if (makes && theirs.length > 0 && who.refs.length > 0 && !who.us) return relation(clause, who, theirs);
  if (makes && objects.length > 0) return { is: 'inventory', clause, items: objects, weak: true };
  return { is: 'nothing', clause, why: 'rule' };
}

function readRelate(clause: Clause, who: Who, objects: Ref[]): Reading {
  if (who.us) {
    const isInventory = objects.length > 0 && !clause.verb.passive;
    // `my company plans weddings`: what we do is no list of records, unless nothing better is said.
    const does = clause.verb.kind === 'relate' && !objects.some(({ phrase }) => phrase.determiner.count);
    if (isInventory && does) return { is: 'inventory', clause, items: objects, weak: true };
    return isInventory ? inventory(clause, objects) : { is: 'nothing', clause, why: 'unknown' };
  }
  return relation(clause, who, objects);
}

function inventory(clause: Clause, items: Ref[], owners: Ref[] = []): Reading {
  if (items.length === 0) return { is: 'nothing', clause, why: 'unknown' };
  return { is: 'inventory', clause, items, ...(owners.length > 0 ? { owners } : {}) };
}

/** `there are several copies of each book`, `de cada libro hay varios ejemplares`; without an owner they just exist. */
function readExist(clause: Clause, who: Who, objects: Ref[]): Reading {
  if (clause.topic.length > 0 && objects.length > 0)
    return { is: 'attributes', clause, owners: who.refs, items: objects };
  const owners = clause.prepositional
    .filter(({ preposition }) => OF.has(preposition) || preposition === 'in' || preposition === 'en')
    .flatMap(({ nouns }) => refs(clause.scan, nouns))
    .filter(({ phrase }) => phrase.determiner.each);
  return owners.length > 0
    ? { is: 'attributes', clause, owners, items: objects }
    : inventory(clause, objects);
}

function readConstraint(clause: Clause, constraint: NounPhrase, context: Context): Reading {
  const about =
    clause.subject.kind === 'nouns'
      ? refs(clause.scan, clause.subject.nouns)
      : clause.subject.kind === 'pronoun' && clause.subject.which === 'last'
        ? context.last
        : context.subjects;
  return { is: 'constraint', clause, about, constraint };
}

/** Remembers who was spoken of, for the pronouns to come. */
function follow(clause: Clause, reading: Reading, context: Context): void {
  // `planners are our employees: they have a name`.
  const introduces =
    reading.is === 'nothing' && /^(be|sign-in)$/.test(clause.verb.kind) && clause.subject.kind === 'nouns';
  const constrains = reading.is === 'constraint' && clause.subject.kind === 'nouns';
  if (
    (introduces || (constrains && clause.constraint?.values)) &&
    !clause.nested &&
    clause.subject.kind === 'nouns'
  )
    context.subjects = refs(clause.scan, clause.subject.nouns);
  if (reading.is === 'nothing' || reading.is === 'constraint') return;
  context.aboutSystem = false;
  const speaks = clause.topic.length > 0 || clause.subject.kind === 'nouns';
  if (reading.is === 'inventory' && reading.weak) {
    if (clause.subject.kind === 'nouns') context.subjects = refs(clause.scan, clause.subject.nouns);
    return;
  }
  if (reading.is === 'inventory') {
    const plural = reading.items.filter(({ phrase }) => phrase.plural);
    if (plural.length > 0) context.last = plural.slice(-1);
    if (plural.length > 0) context.subjects = plural.slice(-1);
    return;
  }
  const named = reading.is === 'attributes' ? reading.owners : reading.subjects;
  if (speaks && !clause.nested) context.subjects = named;
  const objects =
    reading.is === 'attributes' ? reading.items : reading.is === 'relation' ? reading.targets : [];
  const many = objects.filter(({ phrase }) => phrase.determiner.count === 'many');
  if (many.length > 0) context.last = many.slice(-1);
  else if (speaks && !clause.nested) context.last = named;
}
