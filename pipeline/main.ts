import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeDatabase } from '#lib/db/client.ts';
import { asSystem } from '#lib/db/system.ts';
import { isTransientDatabaseError } from '#lib/engine/backoff.ts';
import { dropLease, type Refusal, setRefusal, takeLease } from '#lib/engine/leases.ts';
import { env } from '#lib/env.ts';
import { newToken } from '#lib/ids.ts';
import { log } from '#lib/log.ts';
import { LeaseKeeper } from './workflows/lease-keeper.ts';
import { machineName } from './workflows/machine.ts';
import { productStages } from './workflows/product-stages.ts';
import { startWorker, type Worker } from './workflows/worker.ts';
import { DEFAULT_TIMES, defaultWorkerRuns, type WorkerConfig } from './workflows/worker-config.ts';
import { pipelineFolder } from './workspace/pipeline-folder.ts';
import { probeSandbox, type SandboxProbe } from './workspace/probe.ts';

/** This process's work is another's now; the supervisor starts a new one. EX_TEMPFAIL of sysexits.h. */
const EXIT_ABANDONED = 75;
const DATABASE_RETRY_MS = 1_000;
/** A person who has just installed bubblewrap should not have to restart anything. */
const PROBE_RETRY_MS = 15_000;

/**
 * The pipeline service: takes runs and does them in sandboxes. Starts although the database or the sandbox is missing,
 * says what is wrong, and works as soon as it is cured.
 */
const stopping = new AbortController();
let worker: Worker | null = null;

// A new name for every process, so that a restarted worker is never taken for the one that died.
const executorId = `${hostname()}-${process.pid}-${newToken().slice(0, 10)}`;

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());

await untilDatabaseAnswers();
const probe = await probeSandbox();
await takeLease({
  executorId,
  hostname: machineName(),
  pid: process.pid,
  sandbox: probe.kind,
  refusal: refusalOf(probe),
});
reportReady();
if (!probe.ok) await untilSandboxWorks(probe);
if (!stopping.signal.aborted) {
  worker = await startWorker({
    config: configOf(probe),
    functions: productStages,
    onAbandoned: () => process.exit(EXIT_ABANDONED),
  });
  log('pipeline').info({ executorId, sandbox: probe.kind, limits: probe.limits }, 'taking runs');
}
await untilStopped();
if (worker) await worker.stop();
else await dropLease(executorId);
await closeDatabase();
process.exit(0);

async function untilDatabaseAnswers(): Promise<void> {
  while (!stopping.signal.aborted) {
    try {
      await asSystem('run-engine', (db) => db.$queryRaw`SELECT 1`);
      return;
    } catch (error) {
      if (!isTransientDatabaseError(error)) throw error;
      log('pipeline').warn({ err: error }, 'PostgreSQL does not answer; runs wait until it does');
      await sleep(DATABASE_RETRY_MS);
    }
  }
  process.exit(0);
}

/** Keeps telling why no work is taken, and looks again and again whether it can be. */
async function untilSandboxWorks(first: SandboxProbe): Promise<void> {
  const lease = new LeaseKeeper({ ...DEFAULT_TIMES, executorId, onLost: () => process.exit(EXIT_ABANDONED) });
  lease.start();
  for (let latest = first; !latest.ok && !stopping.signal.aborted; latest = await probeSandbox()) {
    const refusal = refusalOf(latest);
    log('pipeline').error({ checks: latest.checks }, refusal?.en ?? 'the sandbox does not work');
    await setRefusal(executorId, refusal);
    await sleep(PROBE_RETRY_MS, undefined, { signal: stopping.signal }).catch(() => {});
  }
  if (!stopping.signal.aborted) await setRefusal(executorId, null);
  await lease.stop();
}

function refusalOf({ refusal }: SandboxProbe): Refusal | null {
  return refusal && { es: refusal.sentence('es'), en: refusal.sentence('en') };
}

function configOf({ kind }: SandboxProbe): WorkerConfig {
  const { IOPEER_WORKER_RUNS, IOPEER_TEAM_RUNS } = env();
  return {
    ...DEFAULT_TIMES,
    executorId,
    machine: machineName(),
    sandbox: kind,
    dataFolder: pipelineFolder(),
    workerRuns: IOPEER_WORKER_RUNS ?? defaultWorkerRuns(),
    teamRuns: IOPEER_TEAM_RUNS,
  };
}

/** Tells whoever started this process that it is up: a line for scripts, a message for the supervisor. */
function reportReady(): void {
  console.log(JSON.stringify({ ready: true, executorId }));
  process.send?.({ type: 'ready' });
}

async function untilStopped(): Promise<void> {
  if (stopping.signal.aborted) return;
  await new Promise<void>((done) => stopping.signal.addEventListener('abort', () => done(), { once: true }));
}
