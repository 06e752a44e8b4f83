import { DBOSClient, type WorkflowStatus } from '@dbos-inc/dbos-sdk';
import type { ClientBase } from 'pg';
import { systemPool } from '../db/system.ts';
import type { TeamDb } from '../db/team.ts';
import { requiredEnv } from '../env.ts';
import { engineLog } from './engine-log.ts';
import type { EngineRun, EngineStatus, RunEngine } from './port.ts';
import {
  APPLICATION_NAME,
  ENGINE_SCHEMA,
  RUN_PROTOCOL,
  RUN_QUEUE,
  RUN_WORKFLOW,
  type RunReference,
} from './protocol.ts';

const ENGINE_STATUS: Record<string, EngineStatus> = {
  ENQUEUED: 'queued',
  DELAYED: 'queued',
  PENDING: 'running',
  CANCELLED: 'cancelled',
  SUCCESS: 'succeeded',
  ERROR: 'failed',
  MAX_RECOVERY_ATTEMPTS_EXCEEDED: 'failed',
};

let shared: Promise<RunEngine> | undefined;

/** The process's engine. The first call opens it; nothing connects before the first use. */
export function runEngine(): Promise<RunEngine> {
  shared ??= openEngine();
  return shared;
}

async function openEngine(): Promise<RunEngine> {
  const client = await DBOSClient.create({
    systemDatabaseUrl: requiredEnv('SYSTEM_DATABASE_URL'),
    systemDatabasePool: systemPool('run-engine'),
    systemDatabaseSchemaName: ENGINE_SCHEMA,
    applicationName: APPLICATION_NAME,
    logger: engineLog,
  });
  return dbosEngine(client);
}

/** The port over one DBOS client. */
export function dbosEngine(client: DBOSClient): RunEngine {
  const inspect = async (runIds: string[]): Promise<EngineRun[]> => {
    if (runIds.length === 0) return [];
    const found = await client.listWorkflows({ workflowIDs: runIds, loadInput: false, loadOutput: false });
    const byId = new Map(found.map((status) => [status.workflowID, status]));
    return runIds.map((runId) => toEngineRun(runId, byId.get(runId)));
  };
  const stepId = async (runId: string, step: string): Promise<number> => {
    // Steps are found by name: a `recv` with a timeout takes two ids, so counting would miss.
    const steps = (await client.listWorkflowSteps(runId)) ?? [];
    return steps.find((done) => done.name === step)?.functionID ?? (steps.at(-1)?.functionID ?? -1) + 1;
  };
  const enqueue = async (
    db: TeamDb,
    run: RunReference,
    attributes?: Record<string, unknown>,
  ): Promise<void> => {
    const options = {
      queueName: RUN_QUEUE,
      workflowName: RUN_WORKFLOW,
      workflowID: run.runId,
      queuePartitionKey: run.teamId,
      appVersion: RUN_PROTOCOL,
      ...(attributes !== undefined && { attributes }),
    };
    await client.enqueueInTransaction(transactionOf(db), options, run.teamId);
  };
  return {
    enqueue: (db, run) => enqueue(db, run),
    signal: (runId, topic, message, idempotencyKey) => client.send(runId, message, topic, idempotencyKey),
    cancel: (runId) => client.cancelWorkflow(runId),
    pause: (runId) => client.cancelWorkflow(runId),
    async resume(runIds) {
      const known = (await inspect(runIds)).filter((run) => run.status !== 'absent').map((run) => run.runId);
      if (known.length > 0) await client.resumeWorkflows(known, { queueName: RUN_QUEUE });
    },
    async rewind(run, step) {
      await client.rewindWorkflow(run.runId, {
        startStep: step === undefined ? 0 : await stepId(run.runId, step),
        applicationVersion: RUN_PROTOCOL,
        queueName: RUN_QUEUE,
        queuePartitionKey: run.teamId,
      });
    },
    // DBOS's own fork copies checkpoints in a transaction of its own, so a crash could leave half a copy. A run finds
    // what is done in `run_stage`, which the caller has copied: queueing it is enough, and is atomic.
    fork: (db, from, copy) => enqueue(db, copy, { forkedFrom: from.runId }),
    schedule: (name, cron, workflow) =>
      client.applySchedules([
        { scheduleName: name, schedule: cron, workflowName: workflow, cronTimezone: 'UTC' },
      ]),
    inspect,
    async listRunning() {
      const found = await client.listWorkflows({
        workflowName: RUN_WORKFLOW,
        status: 'PENDING',
        loadInput: false,
        loadOutput: false,
      });
      return found.map((status) => toEngineRun(status.workflowID, status));
    },
    close: () => client.destroy(),
  };
}

function toEngineRun(runId: string, status: WorkflowStatus | undefined): EngineRun {
  if (status === undefined) return { runId, status: 'absent', executorId: null };
  return { runId, status: ENGINE_STATUS[status.status] ?? 'failed', executorId: status.executorId || null };
}

/**
 * DBOS asks for a `pg` client but only ever calls `query(text, values)` on it, so a Prisma transaction can stand in:
 * the run's row and its place in the queue are then committed, or rolled back, together.
 */
function transactionOf(db: TeamDb): ClientBase {
  const transaction = {
    query: async (text: string, values: unknown[] = []) => ({
      rows: await db.$queryRawUnsafe(text, ...values),
    }),
  };
  return transaction as unknown as ClientBase;
}
