import type { Span } from '../../draft.ts';
import type { Token, TokenKind } from './token.ts';

export type LexProblem = Span & {
  kind: 'unknown-character' | 'open-comment' | 'open-string' | 'open-regex';
  text: string;
};

const NAME_START = /[\p{L}_]/u;
/** Hyphens, dots and digits continue a name: `infinite-scroll`, `com.example.shop`. */
const NAME_PART = /[\p{L}\p{N}_.-]/u;
const DIGIT = /[0-9]/;
const SYMBOLS = '{}()[],=@*;:';

/**
 * Splits a JDL text into tokens, in one pass over the characters.
 * Line and block comments are dropped; `/** … *\/` comments stay, because they describe what follows.
 * @returns the tokens, closed by one of kind `end`, and what could not be read
 */
export function tokenizeJdl(text: string): { tokens: Token[]; problems: LexProblem[] } {
  return new Lexer(text).run();
}

class Lexer {
  private readonly text: string;
  private readonly tokens: Token[] = [];
  private readonly problems: LexProblem[] = [];
  private at = 0;
  private line = 1;
  private lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  run(): { tokens: Token[]; problems: LexProblem[] } {
    while (this.at < this.text.length) this.step();
    this.push('end', '', this.here());
    return { tokens: this.tokens, problems: this.problems };
  }

  private step(): void {
    const character = this.text[this.at] as string;
    const next = this.text[this.at + 1];
    if (character === '\n') this.newLine();
    else if (/\s/.test(character) || character === '\uFEFF') this.at += 1;
    else if (character === '/' && this.afterPattern()) this.regex();
    else if (character === '/' && next === '/') this.skipLine();
    else if (character === '/' && next === '*') this.comment();
    else if (character === '"' || character === "'") this.quoted(character);
    else if (DIGIT.test(character) || (character === '-' && DIGIT.test(next ?? ''))) this.number();
    else if (NAME_START.test(character)) this.name();
    else this.symbol(character);
  }

  private symbol(character: string): void {
    const start = this.here();
    this.at += 1;
    if (SYMBOLS.includes(character)) this.push('symbol', character, start);
    else this.problems.push({ kind: 'unknown-character', text: character, ...this.spanFrom(start) });
  }

  private newLine(): void {
    this.at += 1;
    this.line += 1;
    this.lineStart = this.at;
  }

  /** A slash opens a regular expression only as the argument of `pattern(`. */
  private afterPattern(): boolean {
    return this.tokens.at(-1)?.text === '(' && this.tokens.at(-2)?.text === 'pattern';
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end === -1 ? this.text.length : end;
  }

  private comment(): void {
    const start = this.here();
    const isDoc = this.text[this.at + 2] === '*' && this.text[this.at + 3] !== '/';
    const close = this.text.indexOf('*/', this.at + 2);
    const end = close === -1 ? this.text.length : close;
    const body = this.text.slice(this.at + (isDoc ? 3 : 2), end);
    const stop = close === -1 ? end : close + 2;
    while (this.at < stop) {
      if (this.text[this.at] === '\n') this.newLine();
      else this.at += 1;
    }
    if (close === -1) this.problems.push({ kind: 'open-comment', text: '/*', ...this.spanFrom(start) });
    if (isDoc) this.push('doc', cleanDoc(body), start);
  }

  private quoted(quote: string): void {
    const start = this.here();
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== quote && this.text[end] !== '\n') end += 1;
    const closed = this.text[end] === quote;
    const value = this.text.slice(this.at + 1, end);
    this.at = closed ? end + 1 : end;
    if (!closed) this.problems.push({ kind: 'open-string', text: value, ...this.spanFrom(start) });
    this.push('string', value, start);
  }

  /** Ends at the first unescaped slash that a closing parenthesis follows, so slashes inside need no escape. */
  private regex(): void {
    const start = this.here();
    const lineEnd = this.text.indexOf('\n', this.at);
    const limit = lineEnd === -1 ? this.text.length : lineEnd;
    for (let end = this.at + 1; end < limit; end += 1) {
      if (this.text[end] === '\\') end += 1;
      else if (this.text[end] === '/' && this.closesArgument(end + 1, limit)) {
        const value = this.text.slice(this.at + 1, end);
        this.at = end + 1;
        this.push('regex', value, start);
        return;
      }
    }
    const value = this.text.slice(this.at + 1, limit).trimEnd();
    this.at = limit;
    this.problems.push({ kind: 'open-regex', text: value, ...this.spanFrom(start) });
  }

  private closesArgument(from: number, limit: number): boolean {
    let at = from;
    while (at < limit && (this.text[at] === ' ' || this.text[at] === '\t')) at += 1;
    return this.text[at] === ')';
  }

  private number(): void {
    const start = this.here();
    let end = this.at + 1;
    while (/[0-9.]/.test(this.text[end] ?? '')) end += 1;
    // `2fa` is a name that begins with a digit, as in roles and package names; it is not the number 2.
    const isName = NAME_PART.test(this.text[end] ?? '');
    while (isName && NAME_PART.test(this.text[end] ?? '')) end += 1;
    const value = this.text.slice(this.at, end);
    this.at = end;
    this.push(isName ? 'name' : 'number', value, start);
  }

  private name(): void {
    const start = this.here();
    let end = this.at + 1;
    while (end < this.text.length && NAME_PART.test(this.text[end] as string)) end += 1;
    const value = this.text.slice(this.at, end);
    this.at = end;
    this.push('name', value, start);
  }

  private here(): { line: number; column: number } {
    return { line: this.line, column: this.at - this.lineStart + 1 };
  }

  private spanFrom(start: { line: number; column: number }): Span {
    return { ...start, endLine: this.line, endColumn: this.at - this.lineStart + 1 };
  }

  private push(kind: TokenKind, text: string, start: { line: number; column: number }): void {
    this.tokens.push({ kind, text, ...this.spanFrom(start) });
  }
}

/** Drops the leading asterisks of a documentation comment and joins its lines. */
function cleanDoc(body: string): string {
  return body
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^\*+\s?/, '')
        .trim(),
    )
    .filter((line) => line !== '')
    .join(' ');
}
