import type { Span } from '../../draft.ts';
import type { TokenJson } from './schema-json.ts';

/** Finds where tables and columns stand in a text, for parsers that do not say. */
export class Places {
  private readonly lines: string[];
  private readonly folded: string[];

  constructor(text: string) {
    this.lines = text.split('\n');
    this.folded = this.lines.map((line) => line.toLowerCase());
  }

  /** The table's name in the line that creates it; the first line when it cannot be found. */
  table(name: string, token?: TokenJson): Span {
    if (token) return this.word(name, token.start.line - 1, token.end.line) ?? fromToken(token);
    const wanted = name.toLowerCase();
    for (const [index, line] of this.folded.entries()) {
      const keyword = /\b(?:table|type|enum)\b/.exec(line);
      if (!keyword) continue;
      const span = this.word(wanted, index, index + 1, keyword.index + 1);
      // What stands behind the first parenthesis is a column or a reference, not the table's own name.
      if (span && !line.slice(keyword.index, span.column - 1).includes('(')) return span;
    }
    return { line: 1, column: 1, endLine: 1, endColumn: 2 };
  }

  /** The column's name, looked for from its table's line on. */
  column(name: string, table: Span, token?: TokenJson): Span {
    if (token) return this.word(name, token.start.line - 1, token.end.line) ?? fromToken(token);
    return this.word(name, table.line - 1, table.line + 400, table.endColumn) ?? table;
  }

  /** The first occurrence of a whole word between two lines (from 0, end exclusive). */
  private word(name: string, from: number, to: number, fromColumn = 1): Span | null {
    const wanted = name.toLowerCase();
    for (let index = from; index < Math.min(to, this.folded.length); index += 1) {
      const line = this.folded[index] ?? '';
      let at = line.indexOf(wanted, index === from ? fromColumn - 1 : 0);
      while (at !== -1) {
        const before = line[at - 1] ?? ' ';
        const after = line[at + wanted.length] ?? ' ';
        if (!/\w/.test(before) && !/\w/.test(after)) {
          return { line: index + 1, column: at + 1, endLine: index + 1, endColumn: at + 1 + wanted.length };
        }
        at = line.indexOf(wanted, at + 1);
      }
    }
    return null;
  }
}

/** A parser's position as a span. */
export function fromToken({ start, end }: TokenJson): Span {
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
