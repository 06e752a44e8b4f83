import type { Language } from '#generator/blueprint/schema.ts';
import { outlineSpec, type TokenKind } from '#generator/spec/outline.ts';

/** A stretch to colour, as offsets within the text; `mention` is the name of an entity within a sentence. */
export type Mark = { from: number; to: number; kind: TokenKind | 'mention' };

/**
 * What to colour in some lines of a SPEC: what the reader itself takes each line for, and the entities that sentences and
 * relations name. In order; only a mention may lie within another mark.
 */
export function listMarks(text: string, language: Language, names: RegExp | null): Mark[] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const outlined = outlineSpec(text, language).map(({ line, column, endColumn, kind }): Mark => {
    const start = starts[line - 1] ?? 0;
    return { from: start + column - 1, to: start + endColumn - 1, kind };
  });
  const named = names === null ? [] : [...text.matchAll(names)].map(toMention);
  const taken = outlined.filter(({ kind }) => kind !== 'relation');
  const mentions = named.filter(({ from, to }) => !taken.some((mark) => from < mark.to && mark.from < to));
  return [...outlined, ...mentions]
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

function toMention(match: RegExpExecArray): Mark {
  return { from: match.index, to: match.index + match[0].length, kind: 'mention' };
}

/** Finds names of entities, longest first so that `Order line` is not taken for `Order`. Null without names. */
export function namePattern(names: Iterable<string>): RegExp | null {
  const sorted = [...new Set(names)]
    .filter((name) => name.trim().length > 1)
    .sort((a, b) => b.length - a.length);
  if (sorted.length === 0) return null;
  const choices = sorted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return new RegExp(`(?<!\\p{L})(?:${choices})(?!\\p{L})`, 'giu');
}
