import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { prepare } from '#generator/blueprint/prepare.ts';
import { type Stake, stakeOf } from '#generator/evolve/stakes.ts';
import type { FolderPlan } from '#pipeline/stages/regenerate.ts';

/** What a destructive change costs, with the rows there are of it in databases that lie in the folder. */
export type CountedStake = Stake & { change: number; counts: { database: string; rows: number }[] };

/** Counts what the destructive changes of a plan put at stake; other servers' rows are counted by the statement it names. */
export async function countStakes({ folder, project, next }: FolderPlan): Promise<CountedStake[]> {
  const before = prepare(project.blueprint);
  const stakes = next.changes.flatMap((change, index) => {
    const stake = stakeOf(change, before, next.blueprint.language);
    return stake ? [{ ...stake, change: index }] : [];
  });
  if (stakes.length === 0) return [];
  const databases = await listDatabases(folder.folder);
  return Promise.all(
    stakes.map(async (stake) => ({
      ...stake,
      counts: (
        await Promise.all(
          databases.map(async (database) => ({
            database,
            rows: await countRows(join(folder.folder, database), stake.countSql),
          })),
        )
      ).flatMap(({ database, rows }) => (rows === null ? [] : [{ database, rows }])),
    })),
  );
}

/** SQLite databases where a project's own settings put them. */
async function listDatabases(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'backend')).catch(() => []);
  return names.filter((name) => name.endsWith('.db')).map((name) => `backend/${name}`);
}

/** Null for a database that cannot answer: another project's, one that was never migrated, a broken one. */
async function countRows(file: string, sql: string): Promise<number | null> {
  const { DatabaseSync } = await import('node:sqlite');
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return Number(Object.values(database.prepare(sql).get() ?? {})[0] ?? 0);
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
