import type { Database } from '#generator/blueprint/schema.ts';
import { fillPlaceholders, TEST_DATABASE_URL } from '#generator/render/checks.ts';
import type { DatabaseServer } from './database-server.ts';
import { findMariadb } from './mariadb.ts';
import { findPostgres } from './postgres.ts';

/** Exit code by which a wrapped command says that its database did not start; no tool of the checks uses it. */
export const START_FAILED = 97;

/** Checks that talk to a database: their names name the databases the templates hold. */
export const DATABASE_CHECKS = ['migrations', 'tests', 'e2e'] as const;

/**
 * The server this machine can start in a sandbox for a project's database; null for SQLite, which needs none, and where
 * no such server is installed: the checks then run on SQLite and the evidence says so.
 */
export async function findDatabaseServer(
  database: Database,
  signal: AbortSignal,
): Promise<DatabaseServer | null> {
  if (database === 'postgresql') return findPostgres(DATABASE_CHECKS.map(databaseName), signal);
  if (database === 'mysql') return findMariadb(DATABASE_CHECKS.map(databaseName), signal);
  return null;
}

/** Address of the server's database for one check, in the form the generated project expects. */
export function databaseUrl(server: DatabaseServer, check: string): string {
  const name = databaseName(check).replace(/_test$/, '');
  const values = { user: 'app', password: 'app', host: '127.0.0.1', port: String(server.port), name };
  return fillPlaceholders(TEST_DATABASE_URL[server.database], values);
}

/** The command with the server started before it, in one sandbox; the server ends with the sandbox. */
export function withServer(
  server: DatabaseServer,
  argv: readonly [string, ...string[]],
): [string, ...string[]] {
  return ['/bin/sh', '-c', `${server.script}\nexec "$@"`, 'sh', ...argv];
}

function databaseName(check: string): string {
  return `${check}_test`;
}
