import { createHash, randomUUID } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { engineVersion } from '#lib/engine/migrate.ts';
import { takeAdvisoryLock } from '../db/advisory-lock.ts';
import { dropDatabase } from '../db/drop.ts';
import { prepareDatabase } from '../db/prepare.ts';
import { withClient } from '../db/roles.ts';
import { migrationList } from '../db/schema-engine.ts';
import { type DatabaseUrls, findGivenUrls, withDatabase } from '../db/urls.ts';

export type TestDatabase = DatabaseUrls & { drop(): Promise<void> };

/** Any constant does, as long as nothing else on the server uses it. */
const TEMPLATE_LOCK = 7_203_114_052;

/** One template for each state of the migrations and of the engine: a change never meets yesterday's template. */
function templateName(): string {
  const hash = createHash('sha256').update(
    JSON.stringify([migrationList().migrationDirectories, engineVersion()]),
  );
  return `iopeer_template_${hash.digest('hex').slice(0, 12)}`;
}

/** Makes the migrated template when it is missing; several workers may ask at once, one makes it. */
async function ensureTemplate(given: DatabaseUrls): Promise<string> {
  const name = templateName();
  await withClient(given.system, async (client) => {
    await takeAdvisoryLock(client, TEMPLATE_LOCK);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 1) return;
    // Made under another name first, so that a stop in between leaves no half-migrated template.
    const half = `${name}_${randomUUID().slice(0, 8)}`;
    await client.query(`CREATE DATABASE ${escapeIdentifier(half)}`);
    await prepareDatabase({ app: withDatabase(given.app, half), system: withDatabase(given.system, half) });
    await client.query(`ALTER DATABASE ${escapeIdentifier(half)} RENAME TO ${escapeIdentifier(name)}`);
  });
  return name;
}

/**
 * Makes a fresh, migrated, empty database on the server that DATABASE_URL names (20–60 ms once the template exists).
 * @throws when no server is given, with the command that gives one.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const given = findGivenUrls(process.env);
  if (!given)
    throw new Error(
      'Database tests need a PostgreSQL: npm test -- db, or eval "$(node scripts/db/dev.ts)" first.',
    );
  const template = await ensureTemplate(given);
  const name = `iopeer_test_${randomUUID()}`;
  await withClient(given.system, (client) =>
    client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`),
  );
  return {
    app: withDatabase(given.app, name),
    system: withDatabase(given.system, name),
    drop: () => dropDatabase(given.system, name),
  };
}
