import type { SqlDialect } from '../tables/parse.ts';

/** What gives a dialect away, weighed by how rarely another one has it. */
const SIGNS: [SqlDialect, RegExp, number][] = [
  ['mysql', /`\w+`|\bauto_increment\b|\bengine\s*=/i, 5],
  [
    'mysql',
    /\b(?:unsigned|tinyint|mediumtext|longtext|enum\s*\()|\bon update current_timestamp\b|\bunique key\b/i,
    3,
  ],
  [
    'postgres',
    /\b(?:big|small)?serial\b|\btimestamptz\b|\bjsonb\b|\bcreate type\b|::\w|\bbytea\b|\bcharacter varying\b/i,
    4,
  ],
  [
    'postgres',
    /\bgenerated (?:always|by default) as identity\b|\bgen_random_uuid\b|\bnextval\b|\bwith(?:out)? time zone\b/i,
    4,
  ],
  ['mssql', /\[\w+\]\s*(?:\.|\[?\w+\]?[\s(])|\bidentity\s*\(|\bnvarchar\b|\buniqueidentifier\b|^go\s*$/im, 5],
  ['oracle', /\bvarchar2\b|\bnumber\s*\(|\bnvarchar2\b|\bsysdate\b/i, 5],
  ['snowflake', /\bvariant\b|\btimestamp_(?:ntz|ltz|tz)\b|\bautoincrement start\b/i, 5],
];

/** How much of a script is looked at; the dialect shows in its first tables. */
const SAMPLE = 50_000;

/**
 * The dialects worth trying on a script, likeliest first. PostgreSQL's grammar is the most general and closes the
 * list (it also reads SQLite's); `sure` is false when nothing in the script speaks for any.
 */
export function guessDialects(sql: string): { dialects: SqlDialect[]; sure: boolean } {
  const sample = sql.slice(0, SAMPLE);
  const scores = new Map<SqlDialect, number>();
  for (const [dialect, sign, weight] of SIGNS) {
    if (sign.test(sample)) scores.set(dialect, (scores.get(dialect) ?? 0) + weight);
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1]).map(([dialect]) => dialect);
  return { dialects: [...new Set<SqlDialect>([...ranked, 'postgres', 'mysql'])], sure: ranked.length > 0 };
}

/** Words of SQLite that PostgreSQL's grammar does not know, blanked to the same length. */
export function withoutSqliteWords(sql: string): string {
  return sql.replace(/\bautoincrement\b(?! start)|\)\s*(?:without rowid|strict)\b/gi, (found) =>
    found.startsWith(')') ? `)${' '.repeat(found.length - 1)}` : ' '.repeat(found.length),
  );
}

export const isSqlite = (sql: string) =>
  /\bautoincrement\b(?! start)|\bwithout rowid\b|\bpragma\b/i.test(sql.slice(0, SAMPLE));
