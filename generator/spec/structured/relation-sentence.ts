import { report } from '../diagnose.ts';
import type { DraftRelation, RelationForm } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import { isPlural } from '../naming/inflect.ts';
import { Cursor } from './cursor.ts';
import type { Mention } from './mentions.ts';
import { phraseAt, readPhrase, throughLink, unmarked } from './relation-bullet.ts';
import type { RelationScope } from './relation-scope.ts';
import { applyTail, readTail } from './relation-tail.ts';
import { CARDINALITIES, findCardinality, PHRASES } from './relation-words.ts';

const ARTICLE =
  /(?:(?:cada|todo|toda|todos los|todas las|un|una|uno|el|la|los|las|each|every|an?|the|any|one|many|muchos|muchas|varios|varias|several|all|1|n|\*)(?![a-z0-9_])\s+)+/y;
/** Many of the first entity as well, at the beginning of a folded sentence. */
export const MANY_SUBJECT = /^(?:many|muchos|muchas|varios|varias|several)\s/;
const LEAD =
  /\s*(?:(?:relacion|relation(?:ship)?|asociacion|association|ref|rel)\s*[:\-–—]?\s*(?:(?:de|of)\s+)?)?/y;
const DOTTED = /\.([\p{L}_][\p{L}\p{N}_]*)/uy;

/** True when a line ties two names with a cardinality or an arrow: `Label N:M Task`, `Order -> Customer`. */
export const isSigned = (text: string) =>
  /(?:^|[\s(])(?:[1nm*] ?(?:[:–—]|-{1,4}) ?[1nm*])(?=$|[\s),.])|->|→|<->|\|\|--/.test(fold(text));

/**
 * Reads a line of a relations section: a sentence (`Un cliente tiene muchos tickets`) or signs (`Customer 1:N Ticket`,
 * `Order -> Customer`, `Pedido }o--|| Cliente`). Null when the line speaks of no two entities.
 */
export function readRelationLine(
  text: string,
  line: number,
  column: number,
  scope: RelationScope,
): DraftRelation[] | null {
  const cursor = new Cursor(unmarked(text), line, column);
  return readSentence(cursor, scope) ?? readSigns(cursor, scope);
}

/** As `readRelationLine`, for running text: only a sentence about two declared entities, no signs. */
export function readRelationSentence(
  text: string,
  line: number,
  column: number,
  scope: RelationScope,
): DraftRelation[] | null {
  const cursor = new Cursor(unmarked(text.replace(/[.!?]+$/, '')), line, column);
  const relations = readSentence(cursor, scope);
  const isKnown = (name: string) => scope.names.find(name) !== null;
  return relations?.every(({ subject, target }) => isKnown(subject) && isKnown(target)) ? relations : null;
}

function readSentence(cursor: Cursor, scope: RelationScope): DraftRelation[] | null {
  cursor.at = 0;
  cursor.take(LEAD);
  // An entity may be called as an article is (`A`, `Un`): the name comes first when a verb follows it.
  const named = scope.names.at(cursor);
  const article = named && phraseAt(cursor, named.to) ? '' : (cursor.take(ARTICLE)?.[0] ?? '');
  const start = cursor.at;
  const subject = scope.names.at(cursor);
  if (subject) {
    cursor.at = subject.to;
    if (cursor.take(DOTTED)) return null;
    const role = cursor.take(/\s*\(([a-z_][a-z0-9_ ]{0,30})\)(?=\s+[a-z])/y)?.[1];
    cursor.skipSpace();
    const relations = readPhrase(cursor, subject.label, scope);
    if (!relations) return null;
    for (const relation of relations) {
      // `Muchos productos tienen muchas etiquetas` speaks of many on both sides.
      if (MANY_SUBJECT.test(article) && relation.form === 'has-many') relation.form = 'many-to-many';
    }
    for (const relation of relations)
      if (role !== undefined && !findCardinality(role)) relation.targetRole ??= role;
    return relations;
  }
  return unknownSubject(cursor, start, scope);
}

/** A subject nobody declared, before a phrase that only relations use. */
function unknownSubject(cursor: Cursor, start: number, scope: RelationScope): DraftRelation[] | null {
  const words = /^[\p{L}_][\p{L}\p{N}_-]*(?: [\p{L}_][\p{L}\p{N}_-]*)?(?=\s)/u.exec(cursor.text.slice(start));
  if (!words) return null;
  for (const label of [words[0], words[0].split(' ')[0] ?? words[0]]) {
    cursor.at = start + label.length;
    cursor.skipSpace();
    if (!PHRASES.some((phrase) => !phrase.needsKnown && cursor.peek(phrase.pattern)?.[0].trim())) continue;
    const relations = readPhrase(cursor, label, scope);
    if (relations)
      return relations.map((relation) => ({ ...relation, span: cursor.span(start, start + label.length) }));
  }
  return null;
}

const CROW = /^\s*([|}o<][|o{}]?)\s*(?:--|\.\.|—)\s*([|o{}][|{o>}]?)\s*$/;
const ARROWS: [RegExp, RelationForm][] = [
  [/^\s*(?:<-+>|↔|⇔|<=>|>-+<|>—<)\s*$/, 'many-to-many'],
  [/^\s*(?:-+<|—<|<)\s*$/, 'has-many'],
  [/^\s*(?:>-+|>—|>|-+>|=+>|→|⇒|⟶|—>|–>)\s*$/, 'belongs-to'],
  [/^\s*(?:<-+|<=+|←)\s*$/, 'has-many'],
];
const MANY_SIGN = /^(?:[*nm∞]|many|muchos|muchas|varios|varias|several|0\.\.[*nm∞]|1\.\.[*nm∞])$/;
const SIGN =
  /(?<![a-z0-9.])(?:[01]\.\.[1*nm∞]|[1nm∞](?![a-z0-9.])|\*|one(?![a-z])|uno?(?![a-z])|una(?![a-z])|many(?![a-z])|much[oa]s(?![a-z])|vari[oa]s(?![a-z])|several(?![a-z]))/g;

/** Two entities with signs between, behind or before them. */
function readSigns(cursor: Cursor, scope: RelationScope): DraftRelation[] | null {
  const mentions = scope.names.all(cursor);
  const [a, b] = mentions;
  if (!a || !b) return null;
  const dotted = readDotted(cursor, a, b);
  const middle = cursor.folded.slice(dotted.from, b.from);
  const head = cursor.folded.slice(0, a.from);
  const form = formOf(middle, head, cursor.folded.slice(b.to), cursor, a, b, scope);
  cursor.at = dotted.to;
  cursor.take(/\s*[:\-–—]?\s*(?=\(|\[|1|n|m|\*|\{|,|$)/y);
  const stripped = stripSigns(cursor);
  const tail = readTail(stripped, scope.draft);
  if (form === null) {
    report(
      scope.draft,
      'warning',
      'relation-unclear',
      cursor.span(0, cursor.text.trimEnd().length),
      {
        es: `No sé qué relación hay entre ${a.label} y ${b.label}. Escribe por ejemplo «${a.label} 1:N ${b.label}» o «${b.label} pertenece a ${a.label}».`,
        en: `I cannot tell the relation between ${a.label} and ${b.label}. Write e.g. “${a.label} 1:N ${b.label}” or “${b.label} belongs to ${a.label}”.`,
      },
      { expected: '1:N, N:1, N:M, 1:1' },
    );
    return [];
  }
  const relation: DraftRelation = {
    subject: a.label,
    target: b.label,
    form,
    span: cursor.span(a.from, b.to),
    targetSpan: cursor.span(b.from, b.to),
    origin: scope.origin,
  };
  if (dotted.role !== undefined && form === 'belongs-to') relation.role = dotted.role;
  delete tail.form;
  applyTail(relation, tail, scope.draft);
  return throughLink(relation, tail.through, scope);
}

/** `orders.customer_id > customers.id`: the field on the left is the reference. */
function readDotted(cursor: Cursor, a: Mention, b: Mention): { from: number; to: number; role?: string } {
  cursor.at = a.to;
  const left = cursor.take(DOTTED);
  const from = cursor.at;
  cursor.at = b.to;
  cursor.take(DOTTED);
  const role = left?.[1]?.replace(/_?id$/i, '');
  return { from, to: cursor.at, ...(role && role !== '' ? { role } : {}) };
}

/** Cardinality signs behind the second entity say nothing new once the form is known. */
function stripSigns(cursor: Cursor): Cursor {
  const start = cursor.at;
  cursor.take(/\s*[:\-–—]\s*/y);
  if (!CARDINALITIES.some(({ pattern }) => cursor.take(pattern))) cursor.at = start;
  cursor.take(/\s*[([]\s*(?:[01]\.\.[1*nm]|[1nm*]|one|many|uno|muchos)\s*[)\]]/y);
  return cursor;
}

function formOf(
  middle: string,
  head: string,
  tail: string,
  cursor: Cursor,
  a: Mention,
  b: Mention,
  scope: RelationScope,
): RelationForm | null {
  const crow = CROW.exec(middle);
  if (crow) return byEnds(/[}{<>]/.test(crow[1] ?? ''), /[}{<>]/.test(crow[2] ?? ''));
  const named = findCardinality(middle) ?? findCardinality(tail) ?? findCardinality(head);
  if (named) return named;
  for (const [pattern, form] of ARROWS) if (pattern.test(middle)) return form;
  const signs = [...`${head}\u0000${middle}\u0000${tail}`.matchAll(SIGN)].map(([sign]) => sign);
  const [left, right] = signs;
  if (left !== undefined && right !== undefined) return byEnds(MANY_SIGN.test(left), MANY_SIGN.test(right));
  const many = (mention: Mention) =>
    isPlural(cursor.text.slice(mention.from, mention.to), scope.draft.language);
  if (left !== undefined && MANY_SIGN.test(left)) return many(a) && !many(b) ? 'belongs-to' : 'has-many';
  if (many(a) && many(b)) return 'many-to-many';
  if (many(b)) return 'has-many';
  return many(a) ? 'belongs-to' : null;
}

function byEnds(leftMany: boolean, rightMany: boolean): RelationForm {
  if (leftMany) return rightMany ? 'many-to-many' : 'belongs-to';
  return rightMany ? 'has-many' : 'one-to-one';
}
