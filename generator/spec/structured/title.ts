import type { Draft } from '../draft.ts';
import { isQuoted, unquote } from './cursor.ts';
import { couldBeName } from './entity-heading.ts';
import type { Item } from './item.ts';
import { isSentence, likenessOf } from './likeness.ts';
import { isBlockOfFields, isTyped } from './survey.ts';
import type { Section } from './tree.ts';
import { findSection, isAmbiguousSection } from './words.ts';

/** True for a lone short line at the very beginning: it names the project. */
export function isTitleItem(item: Item): boolean {
  const { line, text, children, more } = item;
  if (line.kind !== 'text' || line.quoted || children.length > 0 || more.length > 0) return false;
  // `Una cita tiene fecha. Usaremos MySQL` is two sentences, whatever the last one ends with.
  if (/\p{L}{3,}[.!?]\s+\p{Lu}/u.test(text)) return false;
  return couldBeName(text) && !/[:,;=|]/.test(text) && !isSentence(text) && findSection(text) === null;
}

const NAMED =
  /^(?:proyecto|project|app|application|aplicaci[oó]n|t[ií]tulo|title|nombre|name|sistema|system|spec|especificaci[oó]n|specification)\s*[:\-–—]\s*(.+)$/i;

/** The title in a heading: `Project: Library` → `Library`, marks and quotation marks off. */
export function titleIn(text: string): string {
  return isQuoted(text) ? unquote(text) : (NAMED.exec(text)?.[1] ?? text).replace(/\*\*|__|`/g, '').trim();
}

/** `# Podcasts / Plataforma` over everything else: the only heading of its level, without fields, above entities. */
export function isTitleOf(section: Section, draft: Draft): boolean {
  const { heading, parent, body, children } = section;
  if (!heading || !parent || children.length === 0) return false;
  if (
    parent.heading !== null ||
    parent.children.some((child) => child !== section && child.level <= section.level)
  )
    return false;
  if (findSection(heading.text) !== null && !isAmbiguousSection(heading.text)) return false;
  const { typed, choices } = likenessOf(body, draft);
  if (typed > choices) return false;
  return children.some(
    (child) => findSection(child.heading?.text ?? '') === 'entities' || isTyped(child.body, draft),
  );
}

/** `Hotel booking backend` above a list whose points have lists of their own: it names the whole, not one of them. */
export function isTitleOfList({ line, text, children }: Item): boolean {
  const outer = children.filter((child) => child.children.length > 0);
  return (
    line.kind === 'text' && !/[:{]\s*$/.test(text) && outer.length > 1 && outer.length * 2 >= children.length
  );
}

/** `# Ticketing` above a label `ENTITIES` or above names that have their own fields: it names the whole as well. */
export function coversBlocks({ level, body, heading }: Section, draft: Draft): boolean {
  if (level !== 1 || (heading && findSection(heading.text) !== null)) return false;
  return body.some(
    (item) =>
      item.line.kind === 'text' && (findSection(item.text) === 'entities' || isBlockOfFields(item, draft)),
  );
}
