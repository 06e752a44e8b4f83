import type { Span } from '../../draft.ts';
import type { JdlProblem, JdlProblemCode } from './ast.ts';
import type { Token, TokenKind } from './token.ts';

/** Thrown inside one declaration to leave it; the parser notes the problem and goes on after it. */
export class JdlSyntaxError extends Error {
  readonly problem: JdlProblem;
  constructor(problem: JdlProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** A position in the token list, with the questions a recursive-descent parser asks. */
export class Cursor {
  readonly tokens: Token[];
  private at = 0;

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  get current(): Token {
    return this.tokens[this.at] ?? (this.tokens.at(-1) as Token);
  }

  get previous(): Token {
    return this.tokens[Math.max(0, this.at - 1)] as Token;
  }

  get done(): boolean {
    return this.current.kind === 'end';
  }

  peek(offset: number): Token {
    return this.tokens[this.at + offset] ?? (this.tokens.at(-1) as Token);
  }

  next(): Token {
    const token = this.current;
    if (!this.done) this.at += 1;
    return token;
  }

  is(text: string): boolean {
    return (this.current.kind === 'symbol' || this.current.kind === 'name') && this.current.text === text;
  }

  /** Takes the symbol or word when it is there. */
  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }

  takeKind(kind: TokenKind): Token | null {
    return this.current.kind === kind ? this.next() : null;
  }

  /** @throws JdlSyntaxError when another token stands here */
  expect(text: string): Token {
    if (!this.is(text)) this.fail([text]);
    return this.next();
  }

  /** @throws JdlSyntaxError when no name stands here; `what` says which one was awaited */
  expectName(what: string): Token {
    if (this.current.kind !== 'name') this.fail([what]);
    return this.next();
  }

  fail(expected: string[], code: JdlProblemCode = 'jdl-syntax', at: Token = this.current): never {
    throw new JdlSyntaxError({ ...span(at), found: at.text, expected, code });
  }
}

function span(token: Token): Span {
  const { line, column, endLine, endColumn } = token;
  // The end of the text has no width; one column keeps it visible in an editor.
  return { line, column, endLine, endColumn: endLine === line ? Math.max(endColumn, column + 1) : endColumn };
}
