import { prepareEngine } from '#lib/engine/migrate.ts';
import { takeAdvisoryLock } from './advisory-lock.ts';
import { applyMigrations } from './migrations.ts';
import { ensureAppRole, grantRuntimeRights, withClient } from './roles.ts';
import { type DatabaseUrls, userOf } from './urls.ts';

/** Any constant does, as long as nothing else in the database uses it. */
const SETUP_LOCK = 7_203_114_051;

/**
 * DBOS remarks on its migrations with console.log and cannot be told otherwise; stdout belongs to whoever called us
 * (`eval "$(node scripts/db/dev.ts)"`). Its errors are thrown, and its warnings stay.
 */
async function withoutRemarks(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => {};
  try {
    await work();
  } finally {
    console.log = log;
  }
}

/**
 * Brings a database up to date: runtime role, migrations, rights, the run engine's own schema. Safe to call by several
 * processes at once (the second waits) and quick when nothing is to do. Returns the names of the migrations applied.
 */
export async function prepareDatabase(urls: DatabaseUrls): Promise<string[]> {
  return withClient(urls.system, async (lock) => {
    await takeAdvisoryLock(lock, SETUP_LOCK);
    await ensureAppRole(urls);
    const applied = await applyMigrations(urls.system);
    await grantRuntimeRights(urls);
    await withoutRemarks(() => prepareEngine(urls.system, userOf(urls.app)));
    return applied;
  });
}
