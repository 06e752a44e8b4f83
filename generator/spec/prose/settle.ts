import { assume, report } from '../diagnose.ts';
import type { Draft } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import type { Clause } from './clause.ts';
import { startsSubordinate } from './clause-start.ts';
import { applyConstraint } from './constraint.ts';
import { spanOfClause, spanOfPhrase } from './declare.ts';
import { interpret } from './interpret.ts';
import { isExample, listLostWords } from './lost-words.ts';
import { listMentions } from './mention.ts';
import type { Model, Thing } from './model.ts';
import { readSignIn } from './option.ts';
import type { Reading } from './reading.ts';
import type { Statement } from './relation.ts';
import { applyDeletion, demands, parseDeletion, speaksOfBehaviour } from './rule.ts';
import type { Scan } from './scan.ts';
import { readShape } from './shape.ts';
import type { Work } from './work.ts';

/** What the sentences spoke of last, for constraints that do not say whose field they mean. */
const recentOf = new WeakMap<Model, Thing[]>();

/** Second look at a sentence, when every thing is known: fields, relations, constraints, or at least a rule. */
export function settle(model: Model, work: Work, statements: Statement[]): void {
  if (work.isRule) {
    for (const reading of work.readings) interpret(model, reading, (statement) => statements.push(statement));
    return;
  }
  const shape = readShape(model, work.scan);
  if (shape) {
    statements.push(...shape);
    work.used = true;
    return;
  }
  if (applyDefaultSentence(model, work)) {
    work.used = true;
    return;
  }
  const understood = new Set<Clause>();
  for (const reading of work.readings) {
    if (settleReading(model, reading, statements)) understood.add(reading.clause);
  }
  if (understood.size > 0) {
    work.used = true;
    reportGaps(model, work);
    settleLost(model, work, understood);
  } else if (!work.used) settleUnread(model, work);
  else if (work.isTitle) keepAsDescription(model, work, 0, work.scan.length);
  else if (work.readings.length === 0 && work.gaps.length > 0) reportGaps(model, work);
}

/** What came to nothing in a sentence of which other parts were understood: a rule, a description, or something to point at. */
function settleLost(model: Model, work: Work, understood: ReadonlySet<Clause>): void {
  const { scan } = work;
  const readings = new Map(work.readings.map((reading) => [reading.clause, reading]));
  const clauses = [...readings.keys()]
    .filter((one) => one.scan === scan)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const [index, clause] of clauses.entries()) {
    const within = listWithin(clauses, index);
    if (understood.has(clause)) {
      for (const { from, to } of listLostWords(scan, clause, within)) reportLost(model, scan, from, to);
      continue;
    }
    const reading = readings.get(clause);
    if (!reading || clause.gapped) continue;
    const to = Math.min(clause.end, ...within.map(({ start }) => start));
    if (to <= clause.start) continue;
    if ((clause.verb.kind === 'be' && !clause.constraint) || isBusiness(reading, work))
      keepAsDescription(model, work, clause.start, to);
    else if (isRuleLike(reading, scan.slice(clause.start, to)))
      addRule(model, work, ...ruleRange(clause, to, scan));
    else if (work.isTitle) keepAsDescription(model, work, clause.start, to);
    else reportLost(model, scan, clause.start, to);
  }
}

/** The clauses inside the one at `index`; sorted by their beginnings, they stand right behind it. */
function listWithin(clauses: readonly Clause[], index: number): Clause[] {
  const outer = clauses[index];
  const within: Clause[] = [];
  for (let at = index + 1; outer && at < clauses.length; at += 1) {
    const one = clauses[at];
    if (!one || one.start >= outer.end) break;
    if (one.end <= outer.end) within.push(one);
  }
  // One of the same extent may come first.
  const before = clauses[index - 1];
  if (outer && before && before.start === outer.start && before.end === outer.end) within.push(before);
  return within;
}

/** What we do for a living is told, not asked for. */
const isBusiness = ({ clause, ...reading }: Reading, { isOpening }: Work) =>
  (clause.verb.we === true || (clause.subject.kind === 'pronoun' && clause.subject.which === 'we')) &&
  ((reading.is === 'inventory' && reading.weak === true) || (isOpening && reading.is === 'nothing'));

const isRuleLike = (reading: Reading, part: Scan) =>
  (reading.is === 'nothing' && reading.why === 'rule') || speaksOfBehaviour(part);

/** A clause that goes on about the subject before it makes no sense alone. */
const ruleRange = (clause: Clause, to: number, scan: Scan): [number, number] =>
  clause.subject.kind === 'none' ? [0, scan.length] : [clause.start, to];

function keepAsDescription(model: Model, { scan }: Work, from: number, to: number): void {
  model.draft.description.push({ text: scan.text(from, to), span: spanOfClause(scan, from, to) });
}

/** Points at words that came to nothing. */
function reportLost(model: Model, scan: Scan, from: number, to: number): void {
  const span = spanOfClause(scan, from, to);
  // Words of a noun are those of its clause and of what is said of it in passing; only the last reports can be of them.
  const isKnown = model.draft.diagnostics
    .slice(-20)
    .some(
      ({ code, line, column }) =>
        code === 'prose-not-understood' && line === span.line && column === span.column,
    );
  if (isKnown || isExample(scan, from)) return;
  const text = scan.text(from, to);
  report(model.draft, 'warning', 'prose-not-understood', span, {
    es: `No entiendo «${text}». Escríbelo como una frase sencilla, por ejemplo «Un cliente tiene un nombre y un email único» o «Un cliente hace muchos pedidos».`,
    en: `I do not understand “${text}”. Write it as a plain sentence, e.g. “A customer has a name and a unique email” or “A customer places many orders”.`,
  });
}

/** `by default it is pending`, `por defecto está pendiente`: the alternative of a field spoken of before. */
function applyDefaultSentence(model: Model, work: Work): boolean {
  const { scan } = work;
  const opener =
    /^(?:by default|the default is|initially|por defecto|inicialmente|al principio|el valor por defecto es) /.exec(
      `${scan.tokens.map(({ key }) => key).join(' ')} `,
    );
  if (!opener) return false;
  const value = scan.key(scan.length - 1);
  for (const thing of recentOf.get(model) ?? []) {
    const field = thing.fields.findLast(({ phrase }) =>
      phrase.values?.some((one) => fold(one) === value || fold(one).endsWith(` ${value}`)),
    );
    if (!field) continue;
    field.phrase.default = field.phrase.values?.find(
      (one) => fold(one) === value || fold(one).endsWith(` ${value}`),
    );
    return true;
  }
  return false;
}

function settleReading(model: Model, reading: Reading, statements: Statement[]): boolean {
  if (reading.is === 'nothing') {
    if (reading.why !== 'sign-in') return false;
    model.draft.options.auth = true;
    return true;
  }
  const recent = recentOf.get(model) ?? [];
  if (reading.is === 'constraint') return applyConstraint(model, reading, recent);
  const outcome = interpret(model, reading, (statement) => statements.push(statement));
  for (const item of outcome.missed) {
    const text = item.scan.text(item.phrase.start, item.phrase.end);
    report(model.draft, 'info', 'prose-not-understood', spanOfPhrase(item), {
      es: `No sé qué hacer con «${text}»: no es ninguna entidad ni un campo. Di, por ejemplo, «Un pedido tiene una fecha y muchas líneas».`,
      en: `I do not know what to do with “${text}”: it is neither an entity nor a field. Say, for instance, “An order has a date and many lines”.`,
    });
  }
  if (outcome.understood) recentOf.set(model, remember(model, reading, recent));
  return outcome.understood;
}

function remember(model: Model, reading: Reading, recent: readonly Thing[]): Thing[] {
  const refs =
    reading.is === 'attributes' ? reading.owners : reading.is === 'relation' ? reading.subjects : [];
  const things = refs.flatMap((ref) => model.find(ref.scan, ref.phrase)?.thing ?? []);
  return [...new Set([...things, ...recent])].slice(0, 5);
}

/** Nothing was read: it may be about signing in, or about behaviour; else the caller gets it back. */
function settleUnread(model: Model, work: Work): void {
  if (readSignIn(model.draft, work.scan)) {
    work.used = true;
    return;
  }
  const speaksOfThings = listMentions(model, work.scan).length > 0;
  const speaks = work.readings.length > 0 || work.gaps.length > 0;
  if (speaks && (speaksOfThings ? speaksOfBehaviour(work.scan) : demands(work.scan))) work.isRule = true;
}

/** Says of a sentence nothing was taken from that it only describes, or that it should be said otherwise. */
export function reportUnused(model: Model, { sentence, scan, isOpening }: Work): void {
  const { draft } = model;
  const span = spanOfClause(scan, 0, scan.length);
  if (sentence.isCutOff) {
    report(draft, 'warning', 'sentence-too-long', span, {
      es: 'Esta frase es demasiado larga: de aquí en adelante no la leo. Pártela con puntos.',
      en: 'This sentence is too long: from here on I do not read it. Split it with full stops.',
    });
    return;
  }
  const isDescription = draft.entities.some(({ source }) => source === 'block') || isOpening;
  if (isDescription || isMeaningless(scan)) return;
  if (listMentions(model, scan).length > 0) reportLost(model, scan, 0, scan.length);
  else
    report(draft, 'info', 'prose-not-understood', span, {
      es: 'No encuentro aquí nada que guardar; queda en la descripción. Si falta algo, escribe por ejemplo «Un pedido tiene una fecha y muchas líneas».',
      en: 'I find nothing to keep here; it stays in the description. If something is missing, write for instance “An order has a date and many lines”.',
    });
}

/** `Thanks!`, `Eso es todo`: nothing is lost with it. */
const isMeaningless = (scan: Scan) =>
  scan.length <= 2 ||
  /^(?:(?:muchas )?gracias|thanks|thank you|many thanks|saludos|un saludo|regards|best|cheers|best regards|kind regards|hola|hi|hello|that is (?:all|it)|eso es todo|y ya|nada mas|etc|please|por favor)\b/.test(
    scan.tokens.map(({ key }) => key).join(' '),
  );

/** Parts of a sentence that was read otherwise: conditions become rules, the rest is reported. */
function reportGaps(model: Model, work: Work): void {
  const { scan } = work;
  for (const { from, to } of work.gaps) {
    if (startsSubordinate(scan, from)) addRule(model, work, from, to);
    else if (work.isTitle || isIntroduction(work)) keepAsDescription(model, work, from, to);
    else reportLost(model, scan, from, to);
  }
}

/** `La empresa hace mudanzas y ahora lo apunta todo en papel.`: first of all, what we do and how. */
const isIntroduction = (work: Work) =>
  work.isOpening &&
  work.readings.length > 0 &&
  work.readings.every(({ is, ...reading }) => is === 'nothing' || (is === 'inventory' && 'weak' in reading));

/** Keeps a sentence that asks for behaviour word for word, unless it only says what deletion does to a relation. */
export function finishRule(model: Model, work: Work): void {
  if (!work.isRule) return;
  work.used = true;
  const deletion = parseDeletion(model, work.scan);
  if (deletion && applyDeletion(model.draft, deletion)) {
    noteDeletion(model.draft, work, deletion.onDelete);
    return;
  }
  readSignIn(model.draft, work.scan);
  addRule(model, work, 0, work.scan.length);
}

function noteDeletion(draft: Draft, work: Work, onDelete: 'cascade' | 'restrict' | 'set-null'): void {
  const span = spanOfClause(work.scan, 0, work.scan.length);
  const words = {
    cascade: { es: 'se borra también lo que depende', en: 'what depends on it is deleted too' },
    restrict: {
      es: 'no se puede borrar mientras algo dependa',
      en: 'it cannot be deleted while something depends on it',
    },
    'set-null': {
      es: 'lo que depende queda sin referencia',
      en: 'what depends on it is left without a reference',
    },
  }[onDelete];
  assume(draft, span.line, { es: `Al borrar, ${words.es}.`, en: `On deletion, ${words.en}.` });
}

function addRule(model: Model, work: Work, from: number, to: number): void {
  const { scan } = work;
  const [first] = listMentions(model, scan, from);
  model.draft.rules.push({
    text: scan.text(from, to),
    span: spanOfClause(scan, from, to),
    ...(first ? { entity: first.thing.label } : {}),
  });
}
