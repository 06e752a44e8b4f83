/** One statement of a script, as offsets into it; `head` is its beginning without comments, in capitals. */
export type Statement = { start: number; end: number; head: string };

/**
 * Splits a script at the semicolons (and `GO` lines) that stand outside quotes, comments and dollar quotes.
 * One pass; what never closes runs to the end of the text.
 */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  let at = 0;
  const close = (end: number) => {
    const head = headOf(sql, start, end);
    if (head !== '') statements.push({ start, end, head });
    start = end;
  };
  while (at < sql.length) {
    const skipped = skipQuoted(sql, at);
    if (skipped > at) at = skipped;
    else if (sql[at] === ';') close(++at);
    else if (isGoLine(sql, at)) {
      close(at);
      at += 2;
      start = at;
    } else at += 1;
  }
  close(sql.length);
  return statements;
}

/** Where the comment or quotation that begins at `at` ends; `at` itself when none does. */
function skipQuoted(sql: string, at: number): number {
  const two = sql.slice(at, at + 2);
  if (two === '--') return indexOrEnd(sql, '\n', at);
  if (two === '/*') return indexOrEnd(sql, '*/', at + 2) + 2;
  const quote = sql[at] as string;
  if (quote === "'" || quote === '"' || quote === '`') return closing(sql, quote, at);
  if (quote === '$') {
    const tag = /^\$\w{0,40}\$/.exec(sql.slice(at, at + 42))?.[0];
    if (tag) return indexOrEnd(sql, tag, at + tag.length) + tag.length;
  }
  return at;
}

function closing(sql: string, quote: string, from: number): number {
  for (let at = from + 1; at < sql.length; at += 1) {
    if (sql[at] === '\\' && quote === "'") at += 1;
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return sql.length;
}

function indexOrEnd(text: string, needle: string, from: number): number {
  const found = text.indexOf(needle, from);
  return found === -1 ? text.length : found;
}

function isGoLine(sql: string, at: number): boolean {
  const opens = at === 0 || sql[at - 1] === '\n';
  return opens && /^go[ \t\r]{0,20}(?:\n|$)/i.test(sql.slice(at, at + 24));
}

/** The first words of a statement, comments and space aside. */
function headOf(sql: string, start: number, end: number): string {
  let at = start;
  while (at < end) {
    const two = sql.slice(at, at + 2);
    if (two === '--') at = indexOrEnd(sql, '\n', at);
    else if (two === '/*') at = indexOrEnd(sql, '*/', at + 2) + 2;
    else if (/[\s;]/.test(sql[at] as string)) at += 1;
    else break;
  }
  return sql
    .slice(at, Math.min(end, at + 120))
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}

const ABOUT_TABLES =
  /^(?:CREATE (?:OR REPLACE )?(?:(?:GLOBAL |LOCAL )?(?:TEMPORARY |TEMP )|UNLOGGED )?(?:TABLE|TYPE)\b|CREATE UNIQUE INDEX|ALTER TABLE|COMMENT ON (?:TABLE|COLUMN))/;

/** True for statements that say something about tables; data, views, functions and grants do not. */
export function isAboutTables(statement: Statement): boolean {
  return ABOUT_TABLES.test(statement.head);
}

/** The script with all but the given statements blanked out, so that every position stays what it was. */
export function keepStatements(sql: string, kept: readonly Statement[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of kept) {
    out += blank(sql.slice(at, start)) + sql.slice(start, end);
    at = end;
  }
  return out + blank(sql.slice(at));
}

/** Spaces for every character but line breaks. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
