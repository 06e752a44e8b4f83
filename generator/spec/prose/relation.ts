import type { Language } from '../../blueprint/schema.ts';
import { assume } from '../diagnose.ts';
import type { Draft, DraftRelation, Span } from '../draft.ts';
import type { Thing } from './model.ts';

/** What one clause says about how many of `to` one `from` has. */
export type Statement = {
  from: Thing;
  to: Thing;
  count: 'one' | 'many';
  /** `exactly one`, `a single`: not just an article. */
  explicitOne: boolean;
  family: 'have' | 'belong' | 'verb';
  lemma: string;
  passive?: boolean;
  /** `an appointment includes several services`, services having been described before: they are shared. */
  sharesBefore?: boolean;
  /** The verb as written in a passive: `dirigido por`. */
  surface?: string | undefined;
  /** A noun without a word that says how many: `orders`, `attendance`. */
  bare?: boolean;
  required?: boolean | undefined;
  /** What `from` calls `to`, in words: `home team`. */
  role?: string;
  inverseRole?: string;
  span: Span;
  language: Language;
};

/** Takes what a clause says of two things. */
export type Relate = (statement: Statement) => void;

/** Verbs that say by themselves that both sides are many: students enrol in courses. */
const MUTUAL = new Set(
  `enroll enrol attend participate join subscribe follow tag like take speak study collaborate compete bookmark favor favour inscribir matricular cursar asistir participar seguir
  suscribir apuntar hablar estudiar tomar etiquetar competir colaborar`
    .trim()
    .split(/\s+/),
);
/** Nouns that many things share whenever one has many of them. */
const SHARED = new Set(
  `tag label keyword genre skill topic ingredient interest amenity allergy language category etiqueta genero habilidad tema idioma alergia categoria ingrediente interes author actor autor actriz speaker ponente`
    .trim()
    .split(/\s+/),
);
/** Nouns of which everybody has one of their own. */
const PERSONAL =
  /^(profile|passport|licen[cs]e|wallet|cart|medical record|record|settings?|preferences?|id card|perfil|pasaporte|licencia|carnet|expediente|historia clinica|historial|historial medico|ficha|ficha medica|carrito|configuracion|cartera|invoice|factura|badge|contract|contrato)$/;
/** Nouns that sort or own others: one category has many products, one author many books. */
const CLASSIFYING =
  /(er|or|ist|ante|ente|dor|tor|sor|ario|ero|ista|owner|city|country|category|type|brand|group|team|department|class|level|plan|model|branch|area|region|zone|store|warehouse|room|school|company|status|color|ciudad|pais|categoria|tipo|marca|grupo|equipo|departamento|clase|nivel|modelo|sucursal|sede|region|zona|tienda|almacen|sala|aula|escuela|empresa|estado|jefe|manager|autor|genre|genero|publisher|editorial|duen[oa]|cliente|proyecto|project|curso|course)$/;

/** Turns the statements of a text into relations, one for each pair and role. */
export function addRelations(draft: Draft, statements: readonly Statement[]): void {
  for (const group of groupByPair(statements)) addPair(draft, group);
}

type Pair = { a: Thing; b: Thing; statements: Statement[]; role?: string };

function groupByPair(statements: readonly Statement[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const statement of statements) {
    const swap = statement.from.order > statement.to.order;
    const [a, b] = swap ? [statement.to, statement.from] : [statement.from, statement.to];
    const key = `${a.key}\u0000${b.key}\u0000${statement.role ?? ''}`;
    const pair = pairs.get(key) ?? {
      a,
      b,
      statements: [],
      ...(statement.role ? { role: statement.role } : {}),
    };
    pair.statements.push(statement);
    pairs.set(key, pair);
  }
  return [...pairs.values()].filter((pair) => !isCovered(pair, pairs)).flatMap(splitByVerb);
}

/** `a team plays many matches` beside `a home team and an away team`: the other side of those, not a third relation. */
function isCovered(pair: Pair, pairs: ReadonlyMap<string, Pair>): boolean {
  if (pair.role !== undefined) return false;
  const roled = [...pairs.values()].filter(
    ({ a, b, role }) => a === pair.a && b === pair.b && role !== undefined,
  );
  return roled.length > 0 && !isManyToMany(pair) && !pair.statements.some(isMutual);
}

const forward = (pair: Pair) => pair.statements.filter(({ from }) => from === pair.a);
const backward = (pair: Pair) => pair.statements.filter(({ from }) => from !== pair.a);

function isManyToMany(pair: Pair): boolean {
  return (
    forward(pair).some(({ count }) => count === 'many') &&
    backward(pair).some(({ count }) => count === 'many')
  );
}

/** Two verbs that say different things in the same direction (`writes many`, `likes many`) are two relations. */
function splitByVerb(pair: Pair): Pair[] {
  if (pair.a === pair.b) return [pair];
  const special = specialOf(pair);
  if (special) {
    const rest = pair.statements.filter((statement) => statement !== special);
    return [
      { ...pair, statements: rest },
      { ...pair, statements: [special], role: special.surface ?? verbRole(special) },
    ];
  }
  const specific = pair.statements.filter(({ family }) => family === 'verb');
  const lemmas = [...new Set(specific.map(({ lemma }) => lemma))];
  const groups = lemmas.map((lemma) => specific.filter((statement) => statement.lemma === lemma));
  const sameWay = (way: (one: Pair) => Statement[]) =>
    groups.filter((statements) => way({ ...pair, statements }).some(({ count }) => count === 'many')).length;
  const clash = groups.length > 1 && Math.max(sameWay(forward), sameWay(backward)) > 1;
  if (!clash) return [pair];
  const rest = pair.statements.filter(({ family }) => family !== 'verb');
  return groups.map((statements, index) => ({
    ...pair,
    statements: index === 0 ? [...statements, ...rest] : statements,
    ...(index === 0 ? {} : { role: verbRole(statements[0] as Statement) }),
  }));
}

/** `a department has many employees` and `is led by an employee`: the one among the many is a relation of its own. */
function specialOf(pair: Pair): Statement | undefined {
  return pair.statements.find(
    (one) =>
      one.family === 'verb' &&
      one.count === 'one' &&
      one.passive === true &&
      pair.statements.some(
        (other) => other.from === one.from && other.count === 'many' && other.lemma !== one.lemma,
      ),
  );
}

/** `users like posts`: the posts liked; the verb names the collection. */
const verbRole = ({ to, lemma, language }: Statement) =>
  language === 'es' ? `${to.label.toLowerCase()} ${lemma}` : `${lemma} ${to.label.toLowerCase()}`;

function addPair(draft: Draft, pair: Pair): void {
  const first = pair.statements[0];
  if (!first) return;
  if (pair.a === pair.b) addSelf(draft, pair, first);
  else if (isManyToMany(pair) || pair.statements.some(isMutual)) addManyToMany(draft, pair, first);
  else addReference(draft, pair, first);
}

/** One statement that already says many on both sides. */
function isMutual({ count, lemma, passive, family, to, from, sharesBefore }: Statement): boolean {
  if (count !== 'many') return false;
  if (MUTUAL.has(lemma) || family === 'belong' || (passive === true && family === 'verb')) return true;
  if (sharesBefore) return true;
  return (
    family === 'have' &&
    SHARED.has(to.words.at(-1) ?? '') &&
    !SHARED.has(from.words.at(-1) ?? '') &&
    !/^(company|store|shop|library|organization|empresa|tienda|biblioteca)$/.test(from.key)
  );
}

function addManyToMany(draft: Draft, pair: Pair, first: Statement): void {
  if (!isManyToMany(pair)) {
    const { from, to } = first;
    assume(draft, first.span.line, {
      es: `Cada ${from.label} puede tener varios ${to.label} y al revés (muchos a muchos).`,
      en: `Each ${from.label} may have several ${to.label}, and the other way round (many to many).`,
    });
  }
  draft.relations.push({
    subject: first.from.label,
    target: first.to.label,
    form: 'many-to-many',
    span: first.span,
    origin: 'sentence',
    ...((first.role ?? pair.role) ? { role: first.role ?? pair.role } : {}),
    ...(first.inverseRole ? { targetRole: first.inverseRole } : {}),
  } as DraftRelation);
}

/** One side is one: the other holds the reference. */
function addReference(draft: Draft, pair: Pair, first: Statement): void {
  const ways = [forward(pair), backward(pair)] as const;
  const many = ways.flat().find(({ count }) => count === 'many');
  const ones = ways.flat().filter(({ count }) => count === 'one');
  // `a councillor writes a response` and `a response is written by a councillor` says the same twice.
  const both =
    ways.every((way) => way.some(({ count, bare }) => count === 'one' && !bare)) &&
    ones.some(({ family, explicitOne }) => explicitOne || family !== 'verb');
  const one = ones[0];
  const single = !many && one && (both || isPersonal(one)) ? one : undefined;
  const role = pair.role ?? one?.role;
  const required = ones.map((statement) => statement.required).find((value) => value !== undefined);
  // The reference stands on the many side; of two single sides, on the one that is said to belong.
  // `a beer is brewed in batches; a batch belongs to a beer`: what is said to belong holds the reference.
  const belonging =
    ones.find(({ family }) => family === 'belong') ?? ones.find(({ family }) => family !== 'have');
  const holder = many ? many.to : (belonging ?? one ?? first).from;
  const target = holder === pair.a ? pair.b : pair.a;
  const form = single ? singleForm(single, holder) : 'belongs-to';
  const swapped = single !== undefined && form === 'one-to-one';
  draft.relations.push({
    subject: swapped ? single.from.label : holder.label,
    target: swapped ? single.to.label : target.label,
    form,
    span: (one ?? first).span,
    origin: 'sentence',
    ...(role && !many ? { role } : {}),
    ...(role && many ? (role === many.role ? { targetRole: role } : { role }) : {}),
    ...(required === undefined ? {} : { required }),
  });
}

/** A profile belongs to its user, so the part holds the reference; what belongs says so itself. */
function singleForm(single: Statement, holder: Thing): DraftRelation['form'] {
  return single.family === 'have' && holder === single.from ? 'one-to-one' : 'one-to-one-owner';
}

function isPersonal({ family, to, explicitOne }: Statement): boolean {
  if (family !== 'have') return false;
  return (
    PERSONAL.test(to.key) ||
    (explicitOne && !CLASSIFYING.test(to.key) && !CLASSIFYING.test(to.words.at(-1) ?? ''))
  );
}

/** An employee and his manager, a category and its subcategories. */
function addSelf(draft: Draft, pair: Pair, first: Statement): void {
  const { label } = pair.a;
  const one = pair.statements.find(({ count }) => count === 'one');
  const many = pair.statements.find(({ count }) => count === 'many');
  const base = { subject: label, target: label, span: first.span, origin: 'sentence' } as const;
  if (one) {
    const targetRole = many?.role ?? one.inverseRole;
    draft.relations.push({
      ...base,
      form: 'belongs-to',
      ...(one.role ? { role: one.role } : {}),
      ...(targetRole ? { targetRole } : {}),
      ...(one.required === undefined ? {} : { required: one.required }),
    });
  } else if (many) {
    const isMutualSelf =
      MUTUAL.has(many.lemma) || /^(friend|amigo|related|similar|relacionad|contact)/.test(many.role ?? '');
    draft.relations.push({
      ...base,
      form: isMutualSelf ? 'many-to-many' : 'has-many',
      ...(many.role ? { role: many.role } : {}),
      ...(many.inverseRole ? { targetRole: many.inverseRole } : {}),
    });
  }
}
