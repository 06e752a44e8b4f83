import type { TeamDb } from '../db/team.ts';
import type { RunReference } from './protocol.ts';

/** How the engine sees one run. The product's own truth is `run.state`; this is machinery. */
export type EngineStatus = 'queued' | 'running' | 'cancelled' | 'succeeded' | 'failed' | 'absent';

export type EngineRun = { runId: string; status: EngineStatus; executorId: string | null };

/**
 * Durable runs. Today's adapter is DBOS on the product's PostgreSQL; a second one (Temporal, for large installations)
 * has to keep these promises:
 * - `enqueue` happens exactly when the caller's transaction commits, and once for a run id however often it is called;
 * - every other call is idempotent and may be repeated after a crash;
 * - none of them decides anything: `run.state` does, and what contradicts it is mended by the reaper.
 */
export type RunEngine = {
  /** Queues a run inside the caller's transaction. */
  enqueue(db: TeamDb, run: RunReference): Promise<void>;
  /** Leaves a message in the run's mailbox; it is kept until the workflow asks for that topic. */
  signal(runId: string, topic: string, message: unknown, idempotencyKey?: string): Promise<void>;
  /** Stops a run for good: a queued one never starts, a running one is told within a second. */
  cancel(runId: string): Promise<void>;
  /** Takes a run off its worker and its team's places, keeping what it has done. */
  pause(runId: string): Promise<void>;
  /** Queues runs again that were paused or whose worker died; finished steps are not repeated. */
  resume(runIds: string[]): Promise<void>;
  /** Queues a finished run again under the same id, forgetting the step named `step` (all without it) and what followed. */
  rewind(run: RunReference, step?: string): Promise<void>;
  /** Queues `copy`, inside the caller's transaction, as the continuation of what the caller copied of `from`. */
  fork(db: TeamDb, from: RunReference, copy: RunReference): Promise<void>;
  /** Has a workflow of this name start at each tick of `cron`; the same name replaces the earlier schedule. */
  schedule(name: string, cron: string, workflow: string): Promise<void>;
  /** How the engine sees these runs; unknown ids come back as `absent`. */
  inspect(runIds: string[]): Promise<EngineRun[]>;
  /** Every run the engine believes to be in a worker's hands. */
  listRunning(): Promise<EngineRun[]>;
  close(): Promise<void>;
};
