import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure, SetupFailure } from '../launcher/failure.mjs';
import { dataFolder, repositoryRoot } from '../launcher/places.mjs';
import { startCluster } from '../postgres/cluster.ts';
import { applyMigrations, NO_FILTERS } from './migrations.ts';
import { ensureOwnDatabase, withClient } from './roles.ts';
import { migrationsFolder, schemaFiles, withSchemaEngine } from './schema-engine.ts';

const name = process.argv[2] ?? '';

/** The SQL from what prisma/migrations make of an empty database to what prisma/schema says. */
async function diffSchema(): Promise<string> {
  const cluster = await startCluster(dataFolder('dev'), 'fast');
  const database = `iopeer_diff_${randomUUID()}`;
  const { system } = await ensureOwnDatabase(cluster, database);
  try {
    await applyMigrations(system);
    const result = await withSchemaEngine(system, (engine) =>
      engine.diff({
        // The engine reads the live database through the adapter; the schema only says that it is PostgreSQL.
        from: { tag: 'schemaDatasource', files: schemaFiles(), configDir: repositoryRoot },
        to: { tag: 'schemaDatamodel', files: schemaFiles() },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      }),
    );
    return result.stdout ?? '';
  } finally {
    await withClient(cluster.superUrl, (client) => client.query(`DROP DATABASE "${database}" WITH (FORCE)`));
  }
}

/** Tables that a migration makes with a team column must be behind the team door from their first moment. */
function protections(sql: string): string {
  const tables = [...sql.matchAll(/CREATE TABLE "(\w+)" \(([\s\S]*?)\n\);/g)].filter(([, , body]) =>
    body?.includes('"team_id"'),
  );
  return tables.map(([, table]) => `SELECT protect_tenant_table('"${table}"');\n`).join('');
}

try {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new SetupFailure(
      {
        es: 'Una migración necesita un nombre de minúsculas, cifras y _.',
        en: 'A migration needs a name of small letters, digits and _.',
      },
      {
        es: 'node scripts/db/new-migration.ts add_boards',
        en: 'node scripts/db/new-migration.ts add_boards',
      },
    );
  }
  const sql = await diffSchema();
  if (sql.includes('-- This is an empty migration.') || sql.trim() === '') {
    console.log('prisma/schema and prisma/migrations say the same: nothing to do.');
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = join(migrationsFolder, `${stamp}_${name}`);
    mkdirSync(folder, { recursive: true });
    const door = protections(sql);
    writeFileSync(join(folder, 'migration.sql'), door ? `${sql.trimEnd()}\n\n-- Team door\n${door}` : sql);
    const lock = join(migrationsFolder, 'migration_lock.toml');
    if (!existsSync(lock))
      writeFileSync(
        lock,
        '# Prisma refuses to apply migrations made for another database.\nprovider = "postgresql"\n',
      );
    console.log(`Wrote ${join(folder, 'migration.sql')}. Read it, then: node scripts/db/dev.ts`);
  }
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
// The migration engine leaves a 10 s timer behind that would only keep the prompt away.
process.exit();
