import type { Draft } from '../draft.ts';
import type { Item } from './item.ts';
import { likenessOf, looksLikeEntity } from './likeness.ts';
import type { Section } from './tree.ts';
import { findSection } from './words.ts';

/** What the headings of a SPEC show before any of it is read. */
export type Survey = {
  /** True when headings say which entities there are: what stands outside them declares none by the way. */
  hasHeadings: boolean;
  /** True when a section is headed `Entities` or the like. */
  hasEntitySection: boolean;
  /** Levels of headings at which entities stand. */
  levels: Set<number>;
};

/** Looks through the outline of a SPEC. */
export function surveyOf(root: Section, draft: Draft): Survey {
  const survey: Survey = { hasHeadings: false, hasEntitySection: false, levels: new Set() };
  const open = [...root.children];
  for (let section = open.pop(); section; section = open.pop()) {
    const kind = findSection(section.heading?.text ?? '');
    if (kind === 'entities') Object.assign(survey, { hasHeadings: true, hasEntitySection: true });
    else if (kind === null && isTyped(section.body, draft)) {
      survey.hasHeadings = true;
      survey.levels.add(section.level);
    }
    open.push(...section.children);
  }
  return survey;
}

/** True when most lines of a body state a type or a relation: nothing but an entity looks so. */
export function isTyped(body: readonly Item[], draft: Draft): boolean {
  const likeness = likenessOf(body, draft);
  return looksLikeEntity(likeness) && likeness.typed * 2 >= likeness.total;
}

/** `Speaker` with typed fields below it, wherever it stands. */
export function isBlockOfFields({ text, children }: Item, draft: Draft): boolean {
  if (
    children.length === 0 ||
    !/^[*_`]*\p{L}[\p{L}\p{N}_ /]{1,50}[*_`]*:?$/u.test(text) ||
    findSection(text) !== null
  )
    return false;
  const { total, fields } = likenessOf(children, draft);
  return fields > 0 && fields * 2 >= total;
}

/** As `isTyped`, among enumerations, where lists of choices are no fields and a table needs a column of types. */
export function isTypedBesideEnums(body: readonly Item[], draft: Draft): boolean {
  const { total, fields, choices } = likenessOf(body, draft);
  const header = body.find(({ line }) => line.kind === 'table')?.text;
  return (
    total > 0 &&
    (fields - choices) * 2 >= total &&
    (header === undefined || /\b(?:type|tipo)\b/i.test(header))
  );
}

/**
 * True when the list below a heading reads as names with something behind them, `tipo: persona o empresa`: fields, though
 * none of their types is known.
 */
export function listsFields(body: readonly Item[]): boolean {
  const bullets = body.filter(({ line }) => line.kind === 'bullet');
  const named = bullets.filter(
    ({ text }) => NAMED.test(text) && !/\.$/.test(text) && !/^[\p{L}]{1,4}[-_ ]?\d+:/u.test(text),
  );
  return bullets.length > 0 && bullets.length * 2 >= body.length && named.length * 10 >= bullets.length * 6;
}

const NAMED =
  /^[*_`]*\p{L}[\p{L}\p{N}_]*(?:[ _-][\p{L}\p{N}_]+){0,3}[*_`]*\s*(?::|\(|=|\s[—–-]\s)[*_`]*\s*\S+(?:\s+\S+){0,7}\s*$/u;
