import { createHash } from 'node:crypto';
import { withClient } from './roles.ts';
import { migrationList, withSchemaEngine } from './schema-engine.ts';

/** Nothing is external: every table of schema public is in prisma/schema (DBOS keeps its own schema). */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

const checksum = (sql: string) => createHash('sha256').update(sql).digest('hex');

/** Asks the database itself whether all is applied, so that a start with nothing to do need not load the engine. */
async function isUpToDate(url: string): Promise<boolean> {
  const wanted = migrationList().migrationDirectories.map(({ path, migrationFile: { content } }) =>
    content.tag === 'ok' ? `${path} ${checksum(content.value)}` : path,
  );
  return withClient(url, async (client) => {
    const table = await client.query(`SELECT to_regclass('public._prisma_migrations') AS name`);
    if (table.rows[0]?.name === null) return false;
    const { rows } = await client.query(
      `SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    const applied = new Set(rows.map((row) => `${row.migration_name} ${row.checksum}`));
    return wanted.every((entry) => applied.has(entry));
  });
}

/**
 * Migrations that began and failed. Each ran as one transaction, so nothing of it is left and it may simply be tried
 * again; Prisma itself would wait for a person to say so.
 */
async function listFailed(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const table = await client.query(`SELECT to_regclass('public._prisma_migrations') AS name`);
    if (table.rows[0]?.name === null) return [];
    const { rows } = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
    );
    return rows.map(({ name }) => name);
  });
}

/**
 * Applies what is missing of prisma/migrations and returns the names. The table `_prisma_migrations` and the engine
 * are Prisma's own, so `prisma migrate deploy` may take over at any time.
 */
export async function applyMigrations(ownerUrl: string): Promise<string[]> {
  if (await isUpToDate(ownerUrl)) return [];
  return withSchemaEngine(ownerUrl, async (engine) => {
    for (const migrationName of await listFailed(ownerUrl))
      await engine.markMigrationRolledBack({ migrationName });
    const result = await engine.applyMigrations({ migrationsList: migrationList(), filters: NO_FILTERS });
    return result.appliedMigrationNames;
  });
}
