import { asSystem } from '../db/system.ts';
import type { SandboxKind } from '../runs/schema.ts';
import { requeueRuns } from './requeue.ts';

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

/** A sign of life. False when the lease is gone: the worker was believed dead, and its runs are others' now. */
export async function renewLease(executorId: string): Promise<boolean> {
  const { count } = await asSystem('run-engine', (db) =>
    // The database's clock on both sides: a worker with a wrong clock must neither die nor live for ever.
    db.$executeRaw`UPDATE executor_lease SET heartbeat_at = now() WHERE executor_id = ${executorId}`.then(
      (count) => ({ count }),
    ),
  );
  return count === 1;
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

/** How many workers take work, and why the others do not: what a page says when a run stays queued. */
export async function describeWorkers(): Promise<{ taking: number; refusals: Refusal[] }> {
  const leases = await asSystem('run-engine', (db) =>
    db.executorLease.findMany({ select: { refusal: true } }),
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
