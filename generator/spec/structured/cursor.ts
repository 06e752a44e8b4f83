import type { Span } from '../draft.ts';
import { fold } from '../naming/fold.ts';

const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const QUOTES: Record<string, string> = { '"': '"', "'": "'", '`': '`', '“': '”', '«': '»', '‘': '’' };

/** A place in one line of text; moves on as readers take what they understand. */
export class Cursor {
  readonly text: string;
  /** `text` in lower case without accents, index by index. */
  readonly folded: string;
  readonly line: number;
  /** Column of `text[0]` in its line, from 1. */
  readonly column: number;
  at = 0;
  end: number;
  #brackets: Map<number, number> | undefined;

  constructor(text: string, line: number, column: number) {
    this.text = text;
    this.folded = fold(text);
    this.line = line;
    this.column = column;
    this.end = text.length;
  }

  /** Tries a sticky expression on the folded text here; moves past it when it matches within the end. */
  take(sticky: RegExp): RegExpExecArray | null {
    const found = this.peek(sticky);
    if (found) this.at += found[0].length;
    return found;
  }

  /** As `take`, without moving. */
  peek(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.folded);
    return found && this.at + found[0].length <= this.end ? found : null;
  }

  /** The character here, '' at the end. */
  get char(): string {
    return this.at < this.end ? this.text.charAt(this.at) : '';
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  skipSpace(): void {
    while (this.at < this.end && /\s/.test(this.text.charAt(this.at))) this.at++;
  }

  /** The text from here to the end, or to `to`. */
  rest(to = this.end): string {
    return this.text.slice(this.at, to);
  }

  span(from: number, to: number): Span {
    return spanAt(this.line, this.column + from, Math.max(to - from, 1));
  }

  /** Index of the bracket that closes the one at `from`, or the end when nothing closes it. Quotes are respected. */
  closing(from: number): number {
    this.#brackets ??= matchBrackets(this.text);
    return Math.min(this.#brackets.get(from) ?? this.end, this.end);
  }
}

/** A span within one line. */
export function spanAt(line: number, column: number, length: number): Span {
  return { line, column, endLine: line, endColumn: column + length };
}

/** Where each opening bracket closes; one pass, so that text full of open brackets costs no more than other text. */
function matchBrackets(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: { at: number; closer: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const closer = CLOSERS[char];
    if (closer) {
      open.push({ at, closer });
    } else if (char === ')' || char === ']' || char === '}') {
      const mate = open.findLastIndex((each) => each.closer === char);
      const opened = open[mate];
      if (opened && open.length - mate <= MAX_DEPTH) {
        pairs.set(opened.at, at);
        open.length = mate;
      }
    } else {
      at = skipQuoted(text, at);
    }
  }
  return pairs;
}

/** Index of the bracket that the one at `close` closes, or null. */
export function openerOf(text: string, close: number): number | null {
  for (const [open, to] of matchBrackets(text)) if (to === close) return open;
  return null;
}

/** How far back a closing bracket looks for its mate over unclosed ones of another kind. */
const MAX_DEPTH = 20;

/**
 * When a quotation begins at `at`, the index of its closing mark, else `at` itself. An apostrophe inside a word and
 * a mark that is never closed are no quotations.
 */
export function skipQuoted(text: string, at: number): number {
  const close = QUOTES[text.charAt(at)];
  if (close === undefined) return at;
  if (/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at;
  let to = text.indexOf(close, at + 1);
  while (close === '"' && to !== -1 && isEscaped(text, to)) to = text.indexOf(close, to + 1);
  return to === -1 ? at : to;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === '\\') slashes++;
  return slashes % 2 === 1;
}

/** Cuts text at separators that stand outside brackets and quotations; returns the pieces with where they begin. */
export function splitTop(text: string, separator: RegExp): { text: string; at: number }[] {
  const out: { text: string; at: number }[] = [];
  const brackets = matchBrackets(text);
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const close = brackets.get(at);
    if (close !== undefined) {
      at = close;
      continue;
    }
    const quoted = skipQuoted(text, at);
    if (quoted !== at) {
      at = quoted;
      continue;
    }
    separator.lastIndex = at;
    const found = separator.exec(text);
    if (found && found.index === at && found[0] !== '') {
      out.push({ text: text.slice(from, at), at: from });
      from = at + found[0].length;
      at = from - 1;
    }
  }
  out.push({ text: text.slice(from), at: from });
  return out;
}

/** The text without surrounding quotation marks; `"…"` may hold escapes. */
export function unquote(text: string): string {
  const trimmed = text.trim();
  const close = QUOTES[trimmed.charAt(0)];
  if (close === undefined || trimmed.length < 2 || !trimmed.endsWith(close)) return trimmed;
  if (close === '"') {
    try {
      return String(JSON.parse(trimmed));
    } catch {
      return trimmed.slice(1, -1);
    }
  }
  return trimmed.slice(1, -1);
}

/** Code marks around plain words blanked out, so that columns stay; around a pattern and in quotations they are kept. */
export function withoutTicks(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|`([\p{L}\p{N} _,()|.-]+)`/gu, (all, inside?: string) =>
    inside === undefined ? all : ` ${inside} `,
  );
}

/** True when the text is one quotation from end to end. */
export function isQuoted(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length >= 2 && skipQuoted(trimmed, 0) === trimmed.length - 1;
}
