import type { Span } from '../../draft.ts';

export type TokenKind = 'name' | 'number' | 'string' | 'regex' | 'doc' | 'symbol' | 'end';

/** One token of a JDL file; `text` is the content without quotes, slashes or comment marks. */
export type Token = Span & { kind: TokenKind; text: string };

/** From the start of one span to the end of another. */
export function joinSpans(first: Span, last: Span): Span {
  return { line: first.line, column: first.column, endLine: last.endLine, endColumn: last.endColumn };
}
