import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DLogger } from '@dbos-inc/dbos-sdk';
import { migrateSystemDatabase } from '@dbos-inc/dbos-sdk/internal/system_database';
import { GlobalLogger } from '@dbos-inc/dbos-sdk/internal/telemetry/logs';
import { Client, escapeIdentifier } from 'pg';
import { ENGINE_SCHEMA } from './protocol.ts';

/**
 * What enqueueing a run inside a team's transaction touches, column by column. The runtime role gets this and nothing
 * else of the engine's schema: it can add work and see that an id is taken, not read what other teams queued.
 */
const RUNTIME_RIGHTS = [
  'INSERT, UPDATE (creator_xid), SELECT (workflow_uuid, status, name, class_name, config_name, queue_name, executor_id, creator_xid, serialization) ON {schema}.workflow_status',
  'INSERT, SELECT (workflow_uuid) ON {schema}.workflow_input',
];

/** Not lib/log.ts: set-up runs before the environment is complete, and reading it here would fix it as it is now. */
const onlyTroubles: DLogger = { debug() {}, info() {}, warn: console.warn, error: console.error };

/**
 * Creates or updates the engine's own schema and gives the runtime role the rights to queue runs. Safe to repeat.
 * @param ownerUrl the system role's address, which owns the schema.
 * @param runtimeRole the role of DATABASE_URL.
 */
export async function prepareEngine(ownerUrl: string, runtimeRole: string): Promise<void> {
  // `DBOS.migrate` is this with a logger of its own, which would speak into the output of whoever calls.
  await migrateSystemDatabase(ownerUrl, new GlobalLogger(undefined, { logger: onlyTroubles }), ENGINE_SCHEMA);
  const client = new Client({ connectionString: ownerUrl, application_name: 'iopeer-setup' });
  await client.connect();
  try {
    const schema = escapeIdentifier(ENGINE_SCHEMA);
    const role = escapeIdentifier(runtimeRole);
    await client.query('BEGIN');
    await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
    await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${role}`);
    for (const right of RUNTIME_RIGHTS)
      await client.query(`GRANT ${right.replace('{schema}', schema)} TO ${role}`);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** The engine's version, on which its schema depends. */
export function engineVersion(): string {
  // The package exports no package.json, so it is found beside the code (dist/src/index.js).
  const entry = createRequire(import.meta.url).resolve('@dbos-inc/dbos-sdk');
  const manifest = JSON.parse(readFileSync(join(dirname(entry), '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
