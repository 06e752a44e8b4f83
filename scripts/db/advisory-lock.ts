import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

const LOOK_EVERY_MS = 100;

/**
 * Waits until this session holds an advisory lock; it is given back when the session ends. It asks again and again
 * instead of waiting inside one statement: a waiting statement is an open transaction, and CREATE INDEX CONCURRENTLY
 * (the run engine's migrations have it) would wait for that one to end, for ever.
 */
export async function takeAdvisoryLock(client: Client, key: number): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      key,
    ]);
    if (rows[0]?.taken) return;
    await sleep(LOOK_EVERY_MS);
  }
}
