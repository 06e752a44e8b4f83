import { asSystem } from '../db/system.ts';
import { env } from '../env.ts';
import { newId } from '../ids.ts';

/** Wrong tokens one address may show a minute: a script with an old token notices, a guesser gets nowhere. */
const MAX_BAD_TOKENS = 20;
const WINDOW_MS = 60_000;

const keyOf = (address: string) => `access-token:${address}`;

/** Seconds an address has to wait before it may show a token again; 0 when it need not. */
export async function secondsToWait(address: string): Promise<number> {
  if (!env().RATE_LIMIT_ENABLED) return 0;
  const row = await asSystem('access-token', (db) =>
    db.rateLimit.findUnique({ where: { key: keyOf(address) }, select: { count: true, lastRequest: true } }),
  );
  if (row === null || row.count < MAX_BAD_TOKENS) return 0;
  return Math.max(0, Math.ceil((Number(row.lastRequest) + WINDOW_MS - Date.now()) / 1_000));
}

/** Counts a wrong token of an address; the count starts anew a minute after its first one. */
export async function countBadToken(address: string): Promise<void> {
  if (!env().RATE_LIMIT_ENABLED) return;
  const now = BigInt(Date.now());
  const begin = now - BigInt(WINDOW_MS);
  await asSystem(
    'access-token',
    (db) => db.$executeRaw`
      INSERT INTO rate_limit (id, key, count, last_request)
      VALUES (${newId('rateLimit')}, ${keyOf(address)}, 1, ${now})
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN rate_limit.last_request < ${begin} THEN 1 ELSE rate_limit.count + 1 END,
        last_request = CASE WHEN rate_limit.last_request < ${begin} THEN ${now} ELSE rate_limit.last_request END`,
  );
}
