import { randomUUID } from 'node:crypto';
import { closeDatabase } from '#lib/db/client.ts';
import { takeLease } from '#lib/engine/leases.ts';
import { startWorker } from '../worker.ts';
import { DEFAULT_TIMES, type WorkerConfig } from '../worker-config.ts';
import { quickStages } from './quick-stages.ts';
import { scriptedStages } from './scripted-stages.ts';

/**
 * A pipeline process for tests: the worker as it is in production, with scripted stages and shorter times.
 * Takes its settings as JSON in its one argument; says that it is ready as pipeline/main.ts does.
 */
const given = JSON.parse(process.argv[2] ?? '{}') as {
  outward: string;
  /** `scripted` unless told: what each stage does stands in the SPEC. `quick`: the product's, without a machine's part. */
  stages?: 'scripted' | 'quick';
  config: Partial<WorkerConfig> & { dataFolder: string };
};
const executorId = `worker-${randomUUID()}`;
// A machine of its own, unless the test says otherwise: then only the lease tells others that it is gone.
const machine = given.config.machine ?? executorId;

await takeLease({ executorId, hostname: machine, pid: process.pid, sandbox: 'bubblewrap', refusal: null });
const worker = await startWorker({
  config: {
    ...DEFAULT_TIMES,
    leaseMs: 4_000,
    heartbeatMs: 300,
    watchMs: 100,
    reapMs: 300,
    graceMs: 1_500,
    stopMs: 200,
    workerRuns: 4,
    teamRuns: 4,
    sandbox: 'bubblewrap',
    executorId,
    machine,
    ...given.config,
  },
  functions: given.stages === 'quick' ? quickStages(given.outward) : scriptedStages(given.outward),
  onAbandoned: () => process.exit(75),
});
process.once('SIGTERM', () => {
  void worker.stop().then(async () => {
    await closeDatabase();
    process.exit(0);
  });
});
console.log(JSON.stringify({ ready: true, executorId }));
