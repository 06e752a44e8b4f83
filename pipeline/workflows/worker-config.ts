import { availableParallelism } from 'node:os';
import { LEASE_MS } from '#lib/engine/leases.ts';
import type { SandboxKind, Stage } from '#lib/runs/schema.ts';

/** How a worker behaves. Tests shorten the times; nothing else differs. */
export type WorkerConfig = {
  /** New for every process: a restarted worker is another worker. */
  executorId: string;
  /** See machineName: workers of one machine notice each other's end without waiting for a lease to run out. */
  machine: string;
  sandbox: SandboxKind;
  /** Holds the workspaces and repositories of this machine; everything in it can be made again from PostgreSQL. */
  dataFolder: string;
  /** Without a sign of life for this long a worker counts as dead and its runs are given to others. */
  leaseMs: number;
  heartbeatMs: number;
  /** How often a worker looks whether its runs are still its own: what a cancelled run may go on for. */
  watchMs: number;
  reapMs: number;
  /** Runs at a time, for this process and for one team over all processes. */
  workerRuns: number;
  teamRuns: number;
  /** Console rows and events wait this long for company before they are written. */
  feedMs: number;
  /** How long running stages may go on after SIGTERM before their runs are handed over. */
  graceMs: number;
  stageTimeoutMs: Record<Stage, number>;
  /** How long a stage may take to stop once told, before it is left to itself. */
  stopMs: number;
  /** Tries of a stage whose machinery breaks. */
  attempts: number;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The service's settings. A first install fetches 60 MB of packages (300 with a frontend); a large project's tests and its browser tests take minutes. */
export const DEFAULT_TIMES = {
  leaseMs: LEASE_MS,
  heartbeatMs: 3 * SECOND,
  watchMs: 500,
  reapMs: 3 * SECOND,
  feedMs: 40,
  // With the hand-over itself this stays below the 5 s that scripts/supervisor waits before it kills.
  graceMs: 2_500,
  stageTimeoutMs: {
    plan: 30 * SECOND,
    code: MINUTE,
    install: 15 * MINUTE,
    test: 30 * MINUTE,
    fix: 5 * MINUTE,
    package: 5 * MINUTE,
  },
  stopMs: SECOND,
  attempts: 3,
} as const;

/** Tests of one run use about two cores; two runs keep a small machine busy while one of them waits. */
export function defaultWorkerRuns(): number {
  return Math.max(2, Math.ceil(availableParallelism() / 2));
}
