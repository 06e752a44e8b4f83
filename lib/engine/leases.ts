import { Pool } from 'pg';
import { asSystem } from '../db/system.ts';
import { requiredEnv } from '../env.ts';
import type { SandboxKind } from '../runs/schema.ts';
import { requeueRuns } from './requeue.ts';

/** Without a sign of life for this long a worker counts as dead and its runs are given to others. */
export const LEASE_MS = 15_000;
/** Below any lease: a renewal that hangs must not keep the next one from being tried. */
const HEARTBEAT_TIMEOUT_MS = 2_000;

/** A sentence for people, in each language. */
export type Refusal = { es: string; en: string };

export type Worker = {
  executorId: string;
  hostname: string;
  pid: number;
  sandbox: SandboxKind;
  /** Null when the worker takes work; otherwise why it does not and what to do. */
  refusal: Refusal | null;
};

/** Announces a worker. Must happen before it takes any run: a run whose worker has no lease is given to another. */
export async function takeLease(worker: Worker): Promise<void> {
  const data = { ...worker, refusal: toText(worker.refusal) };
  await asSystem('run-engine', (db) => db.executorLease.create({ data }));
}

/** Says why a worker takes no work, or (null) that it does now. */
export async function setRefusal(executorId: string, refusal: Refusal | null): Promise<void> {
  await asSystem('run-engine', (db) =>
    db.executorLease.updateMany({ where: { executorId }, data: { refusal: toText(refusal) } }),
  );
}

/** A worker's sign of life. */
export type Heartbeat = {
  /** False when the lease is gone: the worker was believed dead, and its runs are others' now. */
  renew(): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * Renews a worker's lease over a connection of its own: a worker so busy that its runs use up every connection is not
 * dead.
 */
export function openHeartbeat(executorId: string): Heartbeat {
  const pool = new Pool({
    connectionString: requiredEnv('SYSTEM_DATABASE_URL'),
    application_name: 'iopeer-lease',
    max: 1,
    keepAlive: true,
    connectionTimeoutMillis: HEARTBEAT_TIMEOUT_MS,
    query_timeout: HEARTBEAT_TIMEOUT_MS,
  });
  pool.on('error', () => {
    // The server ended the idle connection; the next renewal opens another, or says why it cannot.
  });
  return {
    async renew() {
      // The database's clock here and where leases are judged: a worker with a wrong clock neither dies nor lives on.
      const sql = 'UPDATE executor_lease SET heartbeat_at = now() WHERE executor_id = $1';
      return (await pool.query(sql, [executorId])).rowCount === 1;
    },
    close: () => pool.end(),
  };
}

/** Takes a worker off the list when it stops in good order. */
export async function dropLease(executorId: string): Promise<void> {
  await asSystem('run-engine', (db) => db.executorLease.deleteMany({ where: { executorId } }));
}

/** The runs a worker holds, with their fences: what it must stop working on is whatever is not in here. */
export async function listHeldRuns(executorId: string): Promise<Map<string, number>> {
  const runs = await asSystem('run-engine', (db) =>
    db.run.findMany({ where: { workerId: executorId, state: 'running' }, select: { id: true, fence: true } }),
  );
  return new Map(runs.map((run) => [run.id, run.fence]));
}

/** Puts runs back that a worker holds in the books but not in its hands; whatever might still write for them is refused. */
export async function putBackRuns(executorId: string, runIds: readonly string[]): Promise<void> {
  await asSystem('run-engine', (db) => requeueRuns(db, { executorId, runIds }));
}

/**
 * How many living workers take work, and why the others do not. The leases of the dead do not count: it takes a living
 * worker to sweep them away.
 */
export async function describeWorkers(): Promise<{ taking: number; refusals: Refusal[] }> {
  const leases = await asSystem(
    'run-engine',
    (db) => db.$queryRaw<{ refusal: string | null }[]>`
      SELECT refusal FROM executor_lease WHERE heartbeat_at > now() - make_interval(secs => ${LEASE_MS / 1_000})`,
  );
  const refusals = leases.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
  return {
    taking: leases.length - refusals.length,
    refusals: [...new Set(refusals)].map((text) => JSON.parse(text) as Refusal),
  };
}

/** One column holds both languages. */
function toText(refusal: Refusal | null): string | null {
  return refusal === null ? null : JSON.stringify(refusal);
}
