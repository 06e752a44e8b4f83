import type { DraftRelation } from '../draft.ts';
import { Cursor } from './cursor.ts';
import { readPhrase, unmarked } from './relation-bullet.ts';
import type { RelationScope } from './relation-scope.ts';
import { applyTail, readTail } from './relation-tail.ts';
import { findCardinality } from './relation-words.ts';

const NAMED = /^\s*["“«]?([\p{L}_][\p{L}\p{N}_ /-]{0,50}?)["”»]?\s*(?::|\s[-–—]\s|\(|->|=>|→)\s*/u;

/**
 * Reads `author: belongs to User (required)`, `items: has many OrderItem`, `cliente (FK a Cliente)`: a relation with a name
 * in front. Null when what stands behind the name is no relation phrase.
 */
export function readFieldRelation(
  text: string,
  line: number,
  column: number,
  subject: string,
  scope: RelationScope,
): DraftRelation[] | null {
  const plain = unmarked(text);
  const named = NAMED.exec(plain);
  if (!named?.[1]) return null;
  const cursor = new Cursor(plain, line, column);
  cursor.at = named[0].length;
  const arrow = /(?:->|=>|→)\s*$/.test(named[0]);
  if (/\(\s*$/.test(named[0])) {
    const close = cursor.closing(named[0].lastIndexOf('('));
    if (close < plain.trimEnd().length - 1) return null;
    cursor.end = close;
  }
  // Behind an arrow stands an entity or a phrase; `nombre → texto` is a field.
  if (arrow && scope.names.at(cursor)) cursor.at = named[0].search(/(?:->|=>|→)\s*$/);
  // `type: string, references X` is a field; only a phrase at once behind the name makes a relation.
  cursor.take(
    /(?:(?:un|una|uno|a|an|the|el|la)\s+)?(?:(?:relacion|relation(?:ship)?|referencia|reference|entidad|entity|fk|foreign key|clave foranea|int(?:eger)?|uuid|entero|id)(?![a-z])\s*[:,(\-–—]?\s*)?(?=(?:fk|foreign|clave|references?|referencia|belongs|pertenece|has|have|tiene|n:|1:|many|muchos|uno|one|m:|->|→|=>|relacionad|linked|related|asociad|vinculad|a\s|al\s|con\s|to\s|of\s|de\s))/y,
  );
  const relations =
    readCounted(cursor, subject, scope) ??
    readPhrase(cursor, subject, scope, true) ??
    readBareTarget(cursor, subject, scope);
  if (relations?.length !== 1) return relations?.length ? relations : null;
  const role = named[1]
    .trim()
    .replace(/[ _]fk$/i, '')
    .replace(/[ _]id$/i, '')
    .replace(/(?<=[a-z])Id$/, '')
    .replace(/^id[ _]+/i, '');
  return relations.map((relation) => ({
    ...relation,
    // Looked at from its holder, as a field is.
    form: relation.form === 'belongs-to' && relation.unique ? 'one-to-one-owner' : relation.form,
    role: relation.targetRole === undefined ? role : (relation.role ?? role),
    origin: 'field',
  }));
}

/** `guests: Guest[] (many to many)`, `cliente: Cliente (N:1)`: the entity with the cardinality behind it. */
function readCounted(cursor: Cursor, subject: string, scope: RelationScope): DraftRelation[] | null {
  const mention = scope.names.at(cursor);
  if (!mention || !/^\p{Lu}/u.test(cursor.text.slice(mention.from))) return null;
  const rest = cursor.text.slice(mention.to, cursor.end);
  const form = /^(?:\[\])?[!?*]?\s*[(,—–-]/.test(rest) ? findCardinality(rest) : null;
  if (form === null) return null;
  const relation: DraftRelation = {
    subject,
    target: mention.label,
    form,
    span: cursor.span(0, cursor.text.length),
    targetSpan: cursor.span(mention.from, mention.to),
    origin: 'field',
  };
  cursor.at = mention.to;
  cursor.take(/\[\]/y);
  applyTail(relation, readTail(cursor, scope.draft), scope.draft);
  return [relation];
}

/** Behind `relación con` or `reference to` the entity's name is enough. */
function readBareTarget(cursor: Cursor, subject: string, scope: RelationScope): DraftRelation[] | null {
  if (cursor.at === 0) return null;
  const lead = cursor.take(/(?:con|to|a|al|of|de)\s+(?:(?:un|una|el|la|a|an|the)\s+)?/y);
  if (!lead) return null;
  const mention = scope.names.at(cursor);
  if (!mention) return null;
  const relation: DraftRelation = {
    subject,
    target: mention.label,
    form: 'belongs-to',
    span: cursor.span(0, cursor.text.length),
    targetSpan: cursor.span(mention.from, mention.to),
    origin: 'field',
  };
  cursor.at = mention.to;
  applyTail(relation, readTail(cursor, scope.draft), scope.draft);
  return [relation];
}
