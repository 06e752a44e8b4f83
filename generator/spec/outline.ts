import type { Language } from '../blueprint/schema.ts';
import { type DraftField, emptyDraft, type Span } from './draft.ts';
import { detectLanguage } from './lexicon/language.ts';
import { Cursor, spanAt } from './structured/cursor.ts';
import { readBlockHeading } from './structured/entity-heading.ts';
import { readFieldLine } from './structured/field-line.ts';
import { takeFlag } from './structured/flags.ts';
import { isRelationLine, isSentence } from './structured/likeness.ts';
import { takeLimit } from './structured/limits.ts';
import { type Line, scanLines } from './structured/lines.ts';
import { isOptionLine } from './structured/read-options.ts';
import { unmarked } from './structured/relation-bullet.ts';
import { isSigned } from './structured/relation-sentence.ts';
import { takeDefault, takePattern } from './structured/values.ts';
import { findSection } from './structured/words.ts';

export type TokenKind =
  | 'section'
  | 'entity'
  | 'field'
  | 'type'
  | 'constraint'
  | 'relation'
  | 'option'
  | 'comment';
/** A stretch of one line and what it is; columns as in diagnostics. */
export type Token = Span & { kind: TokenKind };

/** Longer lines are prose pasted whole: nothing in them is coloured. */
const MAX_LINE = 1_000;

/**
 * What an editor colours in a SPEC, in the order of the text and without overlaps. Every line is looked at by itself with
 * the readers of the structured tier, so that what is coloured is what is understood.
 */
export function outlineSpec(text: string, language: Language = detectLanguage(text)): Token[] {
  return scanLines(text).flatMap((line) => (line.raw.length > MAX_LINE ? [] : tokensOf(line, language)));
}

function tokensOf(line: Line, language: Language): Token[] {
  const { kind, text, raw, number } = line;
  const whole = (token: TokenKind): Token[] => [{ ...spanAt(number, line.column, text.length), kind: token }];
  if (kind === 'blank' || kind === 'table') return [];
  if (kind === 'skip')
    return raw.trim() === '' ? [] : [{ ...spanAt(number, 1, raw.length), kind: 'comment' }];
  if (line.quoted) return text === '' ? [] : whole('comment');
  if (kind === 'heading') return findSection(text) === null ? headingTokens(line) : whole('section');
  if (findSection(text) !== null) return whole('section');
  if (isOptionLine(text))
    return [{ ...spanAt(number, line.column, text.search(/\s*(?:[:=]|\s[-–—])/)), kind: 'option' }];
  if (isRelationLine(text) || isSigned(text)) return whole('relation');
  return isSentence(text) ? [] : fieldTokens(line, language);
}

function headingTokens({ text, number, column }: Line): Token[] {
  const { span } = readBlockHeading(text, number, column);
  return [{ ...span, kind: 'entity' }];
}

function fieldTokens(line: Line, language: Language): Token[] {
  const { text, number, column } = line;
  const read = readFieldLine(text, number, column, emptyDraft(language), { isCompact: false });
  const isField = read && (read.isClear || read.understood > 0 || line.kind === 'bullet');
  if (!isField || read.field.span.endColumn <= read.field.span.column) return [];
  const { span, typeSpan } = read.field;
  const tokens: Token[] = [{ ...span, kind: 'field' }];
  if (typeSpan) tokens.push({ ...typeSpan, kind: 'type' });
  const cursor = new Cursor(unmarked(text), number, column);
  cursor.at = span.endColumn - column;
  tokens.push(...constraintTokens(cursor, tokens, language));
  return tokens.sort((a, b) => a.column - b.column);
}

/** Constraints one after the other; where none begins the cursor goes on by a word. */
function constraintTokens(cursor: Cursor, taken: readonly Token[], language: Language): Token[] {
  const tokens: Token[] = [];
  while (!cursor.done) {
    const from = cursor.at;
    const inside = taken.find(
      (token) => token.column <= cursor.column + from && cursor.column + from < token.endColumn,
    );
    if (inside) {
      cursor.at = inside.endColumn - cursor.column;
      continue;
    }
    const note = /^(?:[—–]|\/\/|#\s)/.test(cursor.rest());
    if (note) {
      tokens.push({ ...cursor.span(from, cursor.end), kind: 'comment' });
      return tokens;
    }
    if (/[\p{L}\p{N}@<>=≥≤^/.*!?-]/u.test(cursor.char) && takeConstraint(cursor, language)) {
      const length = cursor.text.slice(from, cursor.at).trimEnd().length;
      tokens.push({ ...cursor.span(from, from + length), kind: 'constraint' });
      continue;
    }
    cursor.take(/[\p{L}\p{N}_]+/uy);
    if (cursor.at === from) cursor.at++;
  }
  return tokens;
}

function takeConstraint(cursor: Cursor, language: Language): boolean {
  const scratch: DraftField = { label: 'x', span: cursor.span(0, 1), type: 'string' };
  const isNext = (at: number) => /^[,;)]/.test(cursor.text.slice(at));
  return (
    takePattern(cursor, scratch) ||
    takeDefault(cursor, scratch, isNext) ||
    takeFlag(cursor, scratch) !== null ||
    takeLimit(cursor, scratch, language)
  );
}
