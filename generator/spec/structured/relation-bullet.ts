import type { DraftRelation } from '../draft.ts';
import { findType } from '../lexicon/types.ts';
import { fold } from '../naming/fold.ts';
import { isPlural } from '../naming/inflect.ts';
import { Cursor } from './cursor.ts';
import type { EntityNames, Mention } from './mentions.ts';
import type { RelationScope } from './relation-scope.ts';
import { applyTail, readTail } from './relation-tail.ts';
import { PHRASES, type Phrase, saysMany, TARGET_LEAD } from './relation-words.ts';
import { readVerbRelation } from './verb-relation.ts';

const ARTICLE =
  /(?:(?:cada|todo|toda|todos los|todas las|un|una|uno|el|la|los|las|each|every|an?|the|any|one|many|los distintos|all|all the)(?![a-z0-9_])\s+)+/y;
const MORE =
  /\s*(?:,\s*(?:(?:y|and|e|o|or)\s+)?|\s+(?:y|and|e|o|or|&)\s+|\s*\/\s*)(?:(?:to|a|al|de|con|with|by|por)\s+)?/y;
const WORDS =
  /[\p{L}_][\p{L}\p{N}_-]*(?: (?!(?:as|como|on|al|con|with|through|via|a traves|mediante|y|and|e|o|or|que|that|which|cuando|when|si|if|opcional|optional|obligatori[oa]|requerid[oa]|required|unic[oa]|unique|en cascada|cascade|restrict|set null|is|es|for|para|por|by|in|en|named|called|llamad[oa]|inverse|inversa|at|to|puede|can)(?![a-z]))[\p{L}_][\p{L}\p{N}_-]*){0,3}/uy;

/**
 * Reads a line as a relation of `subject`: `belongs to Customer (required)`, `tiene muchas Etiquetas (N:N)`,
 * `assigned to User`, `1:N Ticket`. Null when the line is none.
 */
export function readRelationBullet(
  text: string,
  line: number,
  column: number,
  subject: string,
  scope: RelationScope,
): DraftRelation[] | null {
  const cursor = new Cursor(unmarked(text), line, column);
  skipSubject(cursor, subject, scope.names);
  const start = cursor.at;
  return (
    readPhrase(cursor, subject, scope, true) ??
    readVerbRelation(cursor.text.slice(start), line, column + start, subject, scope)
  );
}

/** The text with bold and code marks blanked out, so that columns stay. */
export const unmarked = (text: string) =>
  text.replace(/\*\*|__(?=\S)|(?<=\S)__|`/g, (marks) => ' '.repeat(marks.length));

/** `Un pedido pertenece a…` under the heading Pedido: the subject said again. */
function skipSubject(cursor: Cursor, subject: string, names: EntityNames): void {
  cursor.skipSpace();
  const start = cursor.at;
  cursor.take(ARTICLE);
  const mention = names.at(cursor);
  if (mention?.label === subject && mention.to < cursor.end) {
    cursor.at = mention.to;
    cursor.skipSpace();
  } else {
    cursor.at = start;
  }
}

/** Reads verb phrase, targets and tail at the cursor. */
export function readPhrase(
  cursor: Cursor,
  subject: string,
  scope: RelationScope,
  withSigns = false,
): DraftRelation[] | null {
  const start = cursor.at;
  for (const phrase of PHRASES) {
    if (phrase.isSign && !withSigns) continue;
    cursor.at = start;
    const found = cursor.take(phrase.pattern);
    if (!found || found[0].trim() === '') continue;
    const relations = readTargets(cursor, subject, phrase, found[0], start, scope);
    if (relations) return relations;
  }
  cursor.at = start;
  return null;
}

function readTargets(
  cursor: Cursor,
  subject: string,
  phrase: Phrase,
  words: string,
  start: number,
  scope: RelationScope,
): DraftRelation[] | null {
  const targets: { mention: Mention; many: boolean; lead: string }[] = [];
  // `referencia: texto` is a field called so; `belongs_to: Customer` names an entity.
  const needsKnown = phrase.needsKnown === true || words.includes(':');
  for (;;) {
    // An entity may be called as a word that leads to one: `Table`, `Model`.
    const lead = scope.names.at(cursor) ? '' : (cursor.take(TARGET_LEAD)?.[0] ?? '');
    cursor.take(/[*_"'`:«“]+\s*/y);
    const mention =
      scope.names.at(cursor) ?? (targets.length === 0 && !needsKnown ? unknownTarget(cursor) : null);
    if (!mention) break;
    cursor.at = mention.to;
    cursor.take(/\.id(?![a-z])|\s*\(id\)|["'`»”]+| s(?![a-z0-9_])/y);
    targets.push({
      mention,
      lead,
      many:
        saysMany(fold(lead)) || isPlural(cursor.text.slice(mention.from, mention.to), scope.draft.language),
    });
    const here = cursor.at;
    if (!cursor.take(MORE)) break;
    const next = cursor.at;
    cursor.take(TARGET_LEAD);
    const more = scope.names.at(cursor);
    const isTarget = more !== null && !phraseAt(cursor, more.to);
    cursor.at = isTarget ? next : here;
    if (!isTarget) break;
  }
  const first = targets[0];
  if (!first) return null;
  // `referencia catastral: texto` is a field, as nothing called so is an entity.
  if (!scope.names.find(first.mention.label) && isTypeBehind(cursor)) return null;
  // `fecha de pedido: fecha` is a field, however much its name sounds like a phrase.
  if (phrase.needsKnown && /^\s*:\s/.test(cursor.rest())) return null;
  if (phrase.role === 'parent' && !repeatsTarget(cursor, first.mention, scope)) return null;
  // `referencia: imagen` is a field, though there is an entity called Imagen.
  const target = cursor.text.slice(first.mention.from, first.mention.to);
  if (words.includes(':') && !/^\p{Lu}/u.test(target) && findType(target)) return null;
  if (isTooLoose(phrase, words, first, cursor)) return null;
  const clause = nextClause(cursor, subject, scope);
  const end = cursor.end;
  if (clause) cursor.end = clause.from;
  const tail = readTail(cursor, scope.draft);
  cursor.end = end;
  const own = targets.flatMap(({ mention, many, lead }) => {
    // `is crossed by many Flights`: the words before the entity count.
    const isList = phrase.role === 'phrase' && saysMany(fold(lead));
    const relation: DraftRelation = {
      subject,
      target: mention.label,
      form:
        phrase.form === 'belongs-to' && many && saysMany(fold(words))
          ? 'many-to-many'
          : isList
            ? 'has-many'
            : phrase.form,
      span: cursor.span(start, cursor.text.trimEnd().length),
      targetSpan: cursor.span(mention.from, mention.to),
      origin: scope.origin,
    };
    if (phrase.role === 'phrase' && targets.length === 1 && !isList) relation.role = roleOf(words);
    if (phrase.role === 'parent') relation.role = scope.draft.language === 'es' ? 'padre' : 'parent';
    applyTail(relation, tail, scope.draft);
    return throughLink(relation, tail.through, scope);
  });
  return clause ? [...own, ...clause.relations] : own;
}

/** True when a colon, a dash or the like and a type come next. */
function isTypeBehind(cursor: Cursor): boolean {
  const type = /^[^:,;(|—–]*?(?::|[—–,(|]|\s-\s)\s*([^:,;()|—–]+)/.exec(cursor.rest())?.[1];
  return type !== undefined && findType(type.trim()) !== null;
}

/** `parent report: Report` names the entity twice, the second time as the type; `parent report: text` is a field. */
function repeatsTarget(cursor: Cursor, { label }: Mention, { names }: RelationScope): boolean {
  const colon = /^\s*:\s*/.exec(cursor.rest());
  if (!colon) return true;
  const again = names.at(cursor, cursor.at + colon[0].length);
  if (again?.label !== label) return false;
  cursor.at = again.to;
  return true;
}

const CLAUSE = /\s*(?:[,;.]\s*(?:(?:y|and|pero|but|e)\s+)?|\s(?:y|and|pero|but|e)\s+)/y;

/** `… and has many Labels`, `… y una etiqueta puede estar en muchos productos`: what goes on behind the first relation. */
function nextClause(
  cursor: Cursor,
  subject: string,
  scope: RelationScope,
): { from: number; relations: DraftRelation[] } | null {
  const start = cursor.at;
  const end = cursor.text.length;
  for (let at = start; at < end; at++) {
    if (!/[\s,;.]/.test(cursor.text.charAt(at))) continue;
    cursor.at = at;
    if (!cursor.take(CLAUSE)) continue;
    const from = cursor.at;
    cursor.take(ARTICLE);
    const other = scope.names.at(cursor);
    cursor.at = other ? other.to : from;
    cursor.skipSpace();
    const relations = phraseAt(cursor, cursor.at) ? readPhrase(cursor, other?.label ?? subject, scope) : null;
    cursor.at = start;
    if (relations) return { from: at, relations };
  }
  cursor.at = start;
  return null;
}

/** True when a verb phrase of a relation begins at `from`; an arrow or a bare participle does not count. */
export function phraseAt(cursor: Cursor, from: number): boolean {
  const back = cursor.at;
  cursor.at = from;
  cursor.skipSpace();
  const found = PHRASES.some(
    (phrase) => !phrase.isSign && (cursor.peek(phrase.pattern)?.[0].trim() ?? '') !== '',
  );
  cursor.at = back;
  return found;
}

/** `has X` alone is a relation only to several of something: `tiene Pedidos`; `tiene Nombre` would be a field. */
function isTooLoose(phrase: Phrase, words: string, first: { many: boolean }, cursor: Cursor): boolean {
  if (phrase.form !== 'has-many' || !phrase.needsKnown) return false;
  if (saysMany(fold(words))) return false;
  return (
    !first.many ||
    (/^\s+\p{L}/u.test(cursor.rest()) &&
      !/^\s+(?:as|como|con|with|on|al|through|via|y|and)\b/.test(cursor.rest()))
  );
}

/** The words of `assigned to`, `creado por` as a role; auxiliary verbs go. */
function roleOf(words: string): string {
  return fold(words)
    .replace(/^(?:(?:is|are|was|were|es|esta|estan|fue|se|puede|can|may|must|debe|be|ser|estar)\s+)+/, '')
    .replace(/[\s:]+$/, '');
}

/** A target nobody declared: the words up to a qualifier, so that the message can name it. */
function unknownTarget(cursor: Cursor): Mention | null {
  WORDS.lastIndex = cursor.at;
  const found = WORDS.exec(cursor.text);
  if (!found || cursor.at + found[0].length > cursor.end) return null;
  const label = found[0].trim();
  const first = label.split(' ')[0] ?? label;
  const short = /^\p{Lu}/u.test(label)
    ? (/^(?:\p{Lu}\S*)(?: \p{Lu}\S*)*/u.exec(label)?.[0] ?? first)
    : label.split(' ').length > 2
      ? first
      : label;
  return { label: short, from: cursor.at, to: cursor.at + short.length };
}

/** `through Enrollment`: an entity of the text that is no end; it belongs to both, and there is no other link. */
export function throughLink(
  relation: DraftRelation,
  through: string | undefined,
  scope: RelationScope,
): DraftRelation[] {
  if (through === undefined || relation.form === 'belongs-to') return [relation];
  const link = scope.names.find(through);
  return [link === null ? { ...relation, through } : { ...relation, through: link }];
}
