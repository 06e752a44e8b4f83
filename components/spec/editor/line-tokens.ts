import { findType, LONGEST_TYPE_PHRASE } from '#generator/spec/lexicon/types.ts';

export type TokenKind =
  | 'heading'
  | 'marker'
  | 'field'
  | 'type'
  | 'constraint'
  | 'value'
  | 'number'
  | 'pattern'
  | 'relation'
  | 'entity'
  | 'punctuation';
/** Offsets within the line, the end exclusive. */
export type Token = { from: number; to: number; kind: TokenKind };

const HEADING = /^\s{0,3}#{1,6}\s/;
const BULLET = /^(\s*(?:[-*+•]|\d{1,3}[.)])\s+)/;
const FIELD = /^([^:|(]{1,60}?)\s*:(?=\s|$)/;
const RELATION =
  /(?<!\p{L})(pertenecen? a|tienen? (?:muchos|muchas|varios|varias|un|una)|hacen? muchos|belongs? to|ha(?:s|ve) (?:many|one|an?)|many to many|muchos a muchos|uno a muchos|reports to|references|N:N|N:M|1:N|1:1)(?!\p{L})/giu;
const CONSTRAINT =
  /(?<!\p{L})(obligatori[oa]s?|requerid[oa]s?|required|mandatory|opcional(?:es)?|optional|únic[oa]s?|unic[oa]s?|unique|mínim[oa]|minim[oa]|máxim[oa]|maxim[oa]|min(?:imum)?|max(?:imum)?|entre|between|por defecto|default|regex|pattern|patrón|hasta|up to|at (?:least|most)|al menos|como mucho|caracteres|characters)(?!\p{L})/giu;
const NUMBER = /(?<![\p{L}\d.])-?\d+(?:[.,]\d+)*(?:\.\.-?\d+(?:[.,]\d+)*)?(?![\p{L}\d])/gu;
const PATTERN = /(?<=(?:regex|pattern|patrón)\s*:?\s*)(\S+)/giu;
/** Longer lines are prose pasted whole; colouring them word by word would cost more than it shows. */
const MAX_LINE = 2_000;

/**
 * What to colour in one line of a SPEC, in order and without overlaps. `entities` finds the names that are entities of
 * this SPEC; without it none is marked. It looks at one line only, so it is cheap on every keystroke.
 */
export function tokenizeLine(line: string, entities: RegExp | null): Token[] {
  if (line.length > MAX_LINE) return [];
  if (HEADING.test(line)) return [{ from: 0, to: line.length, kind: 'heading' }];
  const painter = new Painter();
  const bullet = BULLET.exec(line)?.[1] ?? '';
  if (bullet) painter.paint(0, bullet.trimEnd().length, 'marker');
  const isRow = line.trimStart().startsWith('|');
  const field = isRow ? null : FIELD.exec(line.slice(bullet.length));
  const start = bullet.length + (field?.[0].length ?? 0);
  if (field?.[1]) painter.paint(bullet.length, bullet.length + field[1].length, 'field');

  for (const match of line.matchAll(PATTERN)) painter.paintMatch(match, 'pattern');
  if (bullet || isRow || field) paintParts(line, start, painter);
  for (const match of line.matchAll(RELATION)) painter.paintMatch(match, 'relation');
  for (const match of line.matchAll(CONSTRAINT)) painter.paintMatch(match, 'constraint');
  if (entities) for (const match of line.matchAll(entities)) painter.paintMatch(match, 'entity');
  for (const match of line.matchAll(NUMBER)) painter.paintMatch(match, 'number');
  return painter.finish();
}

/**
 * The comma-separated parts after a field's name (or the cells of a table row): a type at the start of a part, and the
 * bars between choices. What stands in parentheses or between bars is a choice, not a type, even when it reads like one.
 */
function paintParts(line: string, start: number, painter: Painter): void {
  const rest = line.slice(start).replace(/\([^)]*\)?/g, (inner) => ' '.repeat(inner.length));
  const isChoice = !line.trimStart().startsWith('|') && rest.includes('|');
  for (const part of rest.matchAll(/[^,;|]+/g)) {
    const type = isChoice ? null : leadingType(part[0].trim());
    if (type === null) continue;
    const from = start + part.index + part[0].indexOf(type);
    painter.paint(from, from + type.length, 'type');
  }
  for (const bar of line.slice(start).matchAll(/\|/g)) {
    painter.paint(start + bar.index, start + bar.index + 1, 'punctuation');
  }
}

/** The longest run of words at the start of a part that names a type: `integer` of `integer 1..5`. */
function leadingType(part: string): string | null {
  const ends = [...part.matchAll(/\S+/g)]
    .slice(0, LONGEST_TYPE_PHRASE)
    .map((word) => word.index + word[0].length);
  for (const end of ends.reverse()) {
    const phrase = part.slice(0, end);
    if (findType(phrase) !== null) return phrase;
  }
  return null;
}

/** Collects tokens; what is painted first stays. */
class Painter {
  readonly #tokens: Token[] = [];

  paint(from: number, to: number, kind: TokenKind): void {
    if (from < to && !this.#tokens.some((token) => from < token.to && token.from < to))
      this.#tokens.push({ from, to, kind });
  }

  paintMatch(match: RegExpExecArray, kind: TokenKind): void {
    this.paint(match.index, match.index + match[0].length, kind);
  }

  finish(): Token[] {
    return this.#tokens.sort((a, b) => a.from - b.from);
  }
}

/** Finds the names of entities in a line, longest first so that `Order line` is not read as `Order`. Null without names. */
export function entityPattern(names: Iterable<string>): RegExp | null {
  const sorted = [...new Set(names)]
    .filter((name) => name.trim().length > 1)
    .sort((a, b) => b.length - a.length);
  if (sorted.length === 0) return null;
  const choices = sorted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return new RegExp(`(?<!\\p{L})(?:${choices})(?!\\p{L})`, 'giu');
}
