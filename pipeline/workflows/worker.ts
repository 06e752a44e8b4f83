import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS, DBOSClient } from '@dbos-inc/dbos-sdk';
import { Pool } from 'pg';
import { asSystem } from '#lib/db/system.ts';
import { isTransientDatabaseError } from '#lib/engine/backoff.ts';
import { runEngine } from '#lib/engine/dbos-client.ts';
import { engineLog } from '#lib/engine/engine-log.ts';
import { dropLease } from '#lib/engine/leases.ts';
import {
  APPLICATION_NAME,
  ENGINE_SCHEMA,
  RUN_PROTOCOL,
  RUN_QUEUE,
  RUN_WORKFLOW,
} from '#lib/engine/protocol.ts';
import { requiredEnv } from '#lib/env.ts';
import { log, logUnexpected } from '#lib/log.ts';
import { sweepBlobs } from './blob-sweep.ts';
import { ExecutionHost } from './execution-host.ts';
import { exportWaiting } from './export.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { Reaper } from './reaper.ts';
import type { StageFunctions } from './stage-functions.ts';
import type { WorkerConfig } from './worker-config.ts';

/** How often the engine's queue is looked at: DBOS's own default of a second is felt by whoever pressed the button. */
const QUEUE_POLL_MS = 200;
/** Taking a run again is counted by its fence (see ExecutionHost), so the engine's own count must never strike first. */
const ENGINE_ATTEMPTS = 10_000;
const ENGINE_POOL = 8;
const SETTLE_MS = 500;
/** Somebody looks at the page while they wait for it. */
const EXPORT_POLL_MS = 1_000;
/** Once a day, and soon after a start: a machine that is switched off every evening sweeps too. */
const SWEEP_INTERVAL_MS = 24 * 60 * 60_000;
const FIRST_SWEEP_MS = 5 * 60_000;

export type WorkerInput = {
  config: WorkerConfig;
  functions: StageFunctions;
  /** This worker may not write any more and its runs are others': its process has to end now. */
  onAbandoned(why: string): void;
};

/** `stop` gives every run back within the grace period and takes the worker off the list. */
export type Worker = { stop(): Promise<void> };

/**
 * Takes runs and does them until stopped. The worker's lease must have been taken before. One worker a process: the
 * engine keeps its registrations globally.
 */
export async function startWorker({ config, functions, onAbandoned }: WorkerInput): Promise<Worker> {
  const engine = await runEngine();
  let isAbandoned = false;
  const abandon = (why: string): void => {
    if (isAbandoned) return;
    isAbandoned = true;
    log('worker').error(
      { executorId: config.executorId, why },
      'giving up: this worker may not write any more',
    );
    host.abandon(why);
    onAbandoned(why);
  };
  const host = new ExecutionHost({
    config,
    functions,
    engine,
    onLeaseGone: () => abandon('its lease is gone'),
  });
  const lease = new LeaseKeeper({ ...config, onLost: abandon });
  const reaper = new Reaper(engine, config);
  const leaving = new AbortController();

  lease.start();
  await registerQueue(config);
  DBOS.registerWorkflow(async () => host.perform(DBOS.workflowID ?? ''), {
    name: RUN_WORKFLOW,
    maxRecoveryAttempts: ENGINE_ATTEMPTS,
  });
  DBOS.setConfig({
    name: APPLICATION_NAME,
    executorID: config.executorId,
    applicationVersion: RUN_PROTOCOL,
    systemDatabaseUrl: requiredEnv('SYSTEM_DATABASE_URL'),
    systemDatabaseSchemaName: ENGINE_SCHEMA,
    systemDatabasePool: enginePool(),
    runMigrations: false,
    listenQueues: [RUN_QUEUE],
    logger: engineLog,
  });
  await DBOS.launch();

  const loops = [
    repeat('watch', config.watchMs, () => host.watch()),
    repeat('reaper', config.reapMs, async () => {
      await reaper.pass();
      await host.returnStrays();
      await removeOldWorkspaces(config.dataFolder);
    }),
    repeat('export', EXPORT_POLL_MS, () => exportWaiting({ ...config, signal: leaving.signal })),
    repeat('blob-sweep', SWEEP_INTERVAL_MS, sweepBlobs, FIRST_SWEEP_MS),
  ];

  return {
    async stop() {
      host.leave();
      leaving.abort(new Error('the worker stops'));
      for (const stopLoop of loops) stopLoop();
      // Stops the queue at once; runs go on to their next boundary, and the lease is kept for them.
      const shutdown = DBOS.shutdown({ workflowCompletionTimeoutMS: config.graceMs });
      await host.whenIdle(config.graceMs);
      await host.giveBackAll();
      // Runs that have ended are recorded by the engine just after; those given back never end here.
      await Promise.race([shutdown, sleep(SETTLE_MS, undefined, { ref: false })]);
      await lease.stop();
      await dropLease(config.executorId);
      await rm(join(config.dataFolder, 'workspaces', config.executorId), { recursive: true, force: true });
    },
  };
}

/** The engine's own connections. As everywhere, what a frozen process has locked is let go by the server. */
function enginePool(): Pool {
  const pool = new Pool({
    connectionString: requiredEnv('SYSTEM_DATABASE_URL'),
    application_name: 'iopeer-engine',
    max: ENGINE_POOL,
    keepAlive: true,
    idle_in_transaction_session_timeout: 10_000,
  });
  pool.on('error', (error) => log('engine').warn({ err: error }, 'an idle connection was lost'));
  return pool;
}

/** Settings of the queue live in the database; whoever starts last sets them. */
async function registerQueue(config: WorkerConfig): Promise<void> {
  const client = await DBOSClient.create({
    systemDatabaseUrl: requiredEnv('SYSTEM_DATABASE_URL'),
    systemDatabaseSchemaName: ENGINE_SCHEMA,
    systemDatabasePoolSize: 1,
    applicationName: APPLICATION_NAME,
    logger: engineLog,
  });
  try {
    await client.registerQueue(RUN_QUEUE, {
      workerConcurrency: config.workerRuns,
      partitionConcurrency: config.teamRuns,
      minPollingIntervalMs: QUEUE_POLL_MS,
      onConflict: 'always_update',
    });
  } finally {
    await client.destroy();
  }
}

/** Workspaces of workers that are no more: what was worth keeping of them is in PostgreSQL. */
async function removeOldWorkspaces(dataFolder: string): Promise<void> {
  const root = join(dataFolder, 'workspaces');
  const folders = await readdir(root).catch(() => []);
  const leases = await asSystem('run-engine', (db) =>
    db.executorLease.findMany({ select: { executorId: true } }),
  );
  const alive = new Set(leases.map(({ executorId }) => executorId));
  const old = folders.filter((name) => !alive.has(name));
  await Promise.all(old.map((name) => rm(join(root, name), { recursive: true, force: true })));
}

/** Runs `work` again and again, `intervalMs` after it has ended. A database that is away is waited for quietly. */
function repeat(
  name: string,
  intervalMs: number,
  work: () => Promise<unknown>,
  firstAfterMs = intervalMs,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const next = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (isTransientDatabaseError(error))
        log(name).warn({ err: error }, 'the database is away; trying again');
      else logUnexpected(name, error);
    }
    if (!isStopped) timer = setTimeout(() => void next(), intervalMs);
  };
  timer = setTimeout(() => void next(), firstAfterMs);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
