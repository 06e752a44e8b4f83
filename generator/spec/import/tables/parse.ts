import type { SchemaJson } from './schema-json.ts';

export type SqlDialect = 'postgres' | 'mysql' | 'mssql' | 'oracle' | 'snowflake';
/** `isPlaced` is false when the parser broke down without saying where. */
export type ParseProblem = { message: string; line: number; column: number; isPlaced: boolean };
export type ParseOutcome = { schema: SchemaJson } | { problems: ParseProblem[] };

const load = async () => (await import('@dbml/core')).Parser;

/**
 * Parses DBML or the SQL of one dialect with @dbml/core.
 * The package is 20 MB, so it is loaded on first use only; a browser bundle gets it as a chunk of its own.
 */
export async function parseTables(text: string, format: SqlDialect | 'dbml'): Promise<ParseOutcome> {
  const Parser = await load();
  const parsers = {
    dbml: Parser.parseDBMLToJSONv2,
    postgres: Parser.parsePostgresToJSONv2,
    mysql: Parser.parseMySQLToJSONv2,
    mssql: Parser.parseMSSQLToJSONv2,
    oracle: Parser.parseOracleToJSON,
    snowflake: Parser.parseSnowflakeToJSON,
  };
  try {
    // The package types these results for its own exporters; SchemaJson states the part that is really there.
    return { schema: parsers[format](text) as unknown as SchemaJson };
  } catch (error) {
    return { problems: problemsOf(error, format === 'dbml' ? 0 : 1) };
  }
}

/** The package throws `{ diags }` for DBML, a list for SQL (whose columns count from 0), or an Error of its own making. */
function problemsOf(error: unknown, columnShift: number): ParseProblem[] {
  const list = Array.isArray(error) ? error : ((error as { diags?: unknown } | null)?.diags ?? [error]);
  return (Array.isArray(list) ? list : [list]).map((entry: unknown) => {
    const { message, text, location } = (entry ?? {}) as {
      message?: string;
      text?: string;
      location?: { start?: { line?: number; column?: number } };
    };
    return {
      message: shorten(message ?? text ?? String(entry)),
      line: location?.start?.line ?? 1,
      column: (location?.start?.column ?? 1) + (location ? columnShift : 0),
      isPlaced: location?.start?.line !== undefined,
    };
  });
}

/** Grammar errors list hundreds of words that could follow; only what was found says something. */
function shorten(message: string): string {
  const cut = message.indexOf(' expecting {');
  return (cut === -1 ? message : message.slice(0, cut)).slice(0, 160);
}
