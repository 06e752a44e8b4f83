import { setTimeout as sleep } from 'node:timers/promises';

/** Full jitter: anything from 0 to the exponential ceiling, so that a thousand clients do not come back together. */
export type Backoff = { baseMs: number; maxMs: number };

/** Milliseconds to wait before try `attempt` + 1 (attempts count from 1); `random` gives 0 ≤ x < 1. */
export function fullJitterMs(attempt: number, backoff: Backoff, random: () => number = Math.random): number {
  const ceiling = Math.min(backoff.maxMs, backoff.baseMs * 2 ** (attempt - 1));
  return Math.floor(random() * ceiling);
}

/** SQLSTATE classes that mean "the server is going, gone or busy": connection, resources, operator intervention. */
const TRANSIENT_SQL_CLASSES = new Set(['08', '53', '57']);
/** Serialization failure and deadlock: PostgreSQL asks for the transaction to be tried again. */
const TRANSIENT_SQL_STATES = new Set(['40001', '40P01', '25P03']);
const TRANSIENT_ERRNO = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);
/** P1xxx: Prisma cannot reach the server. P2024 pool timeout, P2028 transaction API, P2034 write conflict, P2037 too many connections. */
const TRANSIENT_PRISMA = /^(P1\d{3}|P2024|P2028|P2034|P2037)$/;
/** What pg and Prisma say without a code when a connection dies under them. */
const TRANSIENT_WORDS =
  /connection terminated|connection ended|not queryable|server has closed the connection|timeout exceeded when trying to connect|terminating connection|the database system is/i;

/** True when the same database call may succeed a little later: the server restarts, a connection died, a deadlock. */
export function isTransientDatabaseError(error: unknown): boolean {
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 6;
    current = current.cause, depth++
  ) {
    if (current instanceof AggregateError && current.errors.some(isTransientDatabaseError)) return true;
    if (TRANSIENT_WORDS.test(current.message)) return true;
    if (codesOf(current).some(isTransientCode)) return true;
  }
  return false;
}

function isTransientCode(code: string): boolean {
  if (TRANSIENT_ERRNO.has(code) || TRANSIENT_PRISMA.test(code) || TRANSIENT_SQL_STATES.has(code)) return true;
  return /^[0-9A-Z]{5}$/.test(code) && TRANSIENT_SQL_CLASSES.has(code.slice(0, 2));
}

/** Prisma's driver adapters hide the server's own code in `cause.originalCode` or `meta.driverAdapterError.cause`. */
function codesOf(error: Error): string[] {
  const { code, cause, meta } = error as {
    code?: unknown;
    cause?: unknown;
    meta?: { driverAdapterError?: { cause?: unknown } };
  };
  const places = [{ code }, cause, meta?.driverAdapterError?.cause];
  return places.flatMap((place) => {
    const found = place as { code?: unknown; originalCode?: unknown } | null | undefined;
    return [found?.code, found?.originalCode].filter((value): value is string => typeof value === 'string');
  });
}

const DATABASE_BACKOFF: Backoff = { baseMs: 50, maxMs: 2_000 };

/**
 * Repeats `work` for as long as its failure is transient and `signal` is not aborted. For work that may be done twice:
 * a commit whose answer was lost looks like a failure.
 * @throws the last failure, or the signal's reason.
 */
export async function whileDatabaseReturns<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!isTransientDatabaseError(error)) throw error;
      await sleep(fullJitterMs(attempt, DATABASE_BACKOFF), undefined, { signal });
    }
  }
}
