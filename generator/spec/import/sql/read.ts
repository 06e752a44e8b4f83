import type { Database, Language } from '../../../blueprint/schema.ts';
import { assume, report } from '../../diagnose.ts';
import { type Draft, emptyDraft, spanOf } from '../../draft.ts';
import { type ParseProblem, parseTables, type SqlDialect } from '../tables/parse.ts';
import type { SchemaJson } from '../tables/schema-json.ts';
import { addTables } from '../tables/table-draft.ts';
import { guessDialects, isSqlite, withoutSqliteWords } from './dialect.ts';
import { blank, isAboutTables, keepStatements, type Statement, splitStatements } from './statements.ts';

/** A script in which more statements than this cannot be read is in a dialect nobody here knows. */
const MAX_REPAIRS = 12;

/**
 * Reads the tables of a SQL script (PostgreSQL, MySQL, SQL Server, Oracle, Snowflake, SQLite) into a draft.
 * Statements about anything but tables are left out and said so; one that cannot be read costs only itself.
 */
export async function readSql(sql: string, language: Language): Promise<Draft> {
  const draft = emptyDraft(language);
  const statements = splitStatements(sql);
  const kept = statements.filter(isAboutTables);
  reportSkipped(draft, sql, statements);
  if (kept.length === 0) return draft;
  const text = withoutSqliteWords(keepStatements(sql, kept));
  const { dialects, sure } = guessDialects(text);
  let best: { schema: SchemaJson; problems: ParseProblem[]; dialect: SqlDialect } | null = null;
  for (const dialect of dialects) {
    const read = await parseWithRepairs(text, kept, dialect);
    if (!best || read.schema.tables.length > best.schema.tables.length) best = { ...read, dialect };
    if (read.problems.length * 3 <= kept.length && read.schema.tables.length > 0) break;
  }
  if (!best) return draft;
  for (const problem of best.problems) reportProblem(draft, problem);
  addTables(draft, best.schema, sql);
  if (sure) setDatabase(draft, isSqlite(sql) ? 'sqlite' : best.dialect);
  return draft;
}

/** Parses, and as long as a statement stands in the way, blanks it and parses again. */
async function parseWithRepairs(sql: string, statements: readonly Statement[], dialect: SqlDialect) {
  const problems: ParseProblem[] = [];
  let text = sql;
  for (let attempt = 0; attempt <= MAX_REPAIRS; attempt += 1) {
    const outcome = await parseTables(text, dialect);
    if ('schema' in outcome) return { schema: outcome.schema, problems };
    const [first] = outcome.problems;
    const broken = first?.isPlaced
      ? { statement: statementAt(text, statements, first), problem: first }
      : await firstBroken(text, statements, dialect);
    if (!broken?.statement) break;
    problems.push(broken.problem);
    const { start, end } = broken.statement;
    text = text.slice(0, start) + blank(text.slice(start, end)) + text.slice(end);
  }
  return { schema: { tables: [], refs: [], enums: [] } as SchemaJson, problems };
}

/** When the parser does not say where it broke down: the first statement that cannot be read by itself. */
async function firstBroken(text: string, statements: readonly Statement[], dialect: SqlDialect) {
  for (const statement of statements) {
    const alone = keepStatements(text, [statement]);
    if (alone.trim() === '') continue;
    const outcome = await parseTables(alone.trim(), dialect);
    if ('schema' in outcome) continue;
    const lead = alone.length - alone.trimStart().length;
    const { line, column } = spanOf({ text: alone, line: 1, column: 1 }, lead, lead);
    return {
      statement,
      problem: { message: outcome.problems[0]?.message ?? '', line, column, isPlaced: true },
    };
  }
  return null;
}

/** The statement a problem stands in, if it still has text. */
function statementAt(
  text: string,
  statements: readonly Statement[],
  problem: ParseProblem,
): Statement | undefined {
  let offset = 0;
  for (let line = 1; line < problem.line; line += 1) {
    const next = text.indexOf('\n', offset);
    if (next === -1) break;
    offset = next + 1;
  }
  offset += problem.column - 1;
  const alive = statements.filter(({ start, end }) => text.slice(start, end).trim() !== '');
  return alive.find(({ end }) => offset < end) ?? alive.at(-1);
}

function reportSkipped(draft: Draft, sql: string, statements: readonly Statement[]): void {
  const kinds = new Map<string, Statement>();
  for (const statement of statements) {
    const kind = statement.head
      .split(' ')
      .slice(0, /^(CREATE|ALTER|DROP)/.test(statement.head) ? 2 : 1)
      .join(' ');
    if (
      !isAboutTables(statement) &&
      !/^(SET|BEGIN|COMMIT|START|USE|PRAGMA|GO|DROP|LOCK|UNLOCK|SELECT|\\)/.test(kind) &&
      !kinds.has(kind)
    ) {
      kinds.set(kind, statement);
    }
  }
  for (const [kind, { start, end }] of kinds) {
    const from = start + (sql.slice(start, end).length - sql.slice(start, end).trimStart().length);
    report(
      draft,
      'info',
      'statement-not-used',
      spanOf({ text: sql, line: 1, column: 1 }, from, Math.min(end, from + kind.length)),
      {
        es: `Las sentencias «${kind}» no se usan; de un fichero SQL se leen tablas, tipos, índices únicos y comentarios.`,
        en: `«${kind}» statements are not used; tables, types, unique indexes and comments are read from an SQL file.`,
      },
    );
  }
}

function reportProblem(draft: Draft, { message, line, column }: ParseProblem): void {
  report(
    draft,
    'error',
    'sql-syntax',
    { line, column, endLine: line, endColumn: column + 1 },
    {
      es: `Esta sentencia SQL no se entiende y se deja fuera (${message}).`,
      en: `This SQL statement cannot be read and is left out (${message}).`,
    },
  );
}

function setDatabase(draft: Draft, dialect: SqlDialect | 'sqlite'): void {
  const offered: Partial<Record<SqlDialect | 'sqlite', Database>> = {
    postgres: 'postgresql',
    mysql: 'mysql',
    sqlite: 'sqlite',
  };
  const database = offered[dialect];
  if (!database) return;
  draft.options.database = database;
  assume(draft, 1, {
    es: `El fichero está escrito para ${database}; el proyecto usa esa base de datos.`,
    en: `The file is written for ${database}; the project uses that database.`,
  });
}
