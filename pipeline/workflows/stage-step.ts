import { finishStage, startStage } from '#lib/executions/commands.ts';
import type { StageRecord } from '#lib/executions/schema.ts';
import { log, logUnexpected } from '#lib/log.ts';
import type { FinishedStage } from '#lib/runs/rules.ts';
import type { Stage } from '#lib/runs/schema.ts';
import type { StageContext } from '../stages/contract.ts';
import { attempt, reasonOf } from './attempt.ts';
import { toFinishedStage } from './finished-stage.ts';
import { performStage } from './perform.ts';
import type { Performed, PerformOptions } from './performed.ts';
import { restoreWorkspace, storeTree } from './project-tree.ts';
import type { WorkerConfig } from './worker-config.ts';

/** What a step of the workflow leaves behind; small, because what was made is in the product's own tables. */
export type StepResult =
  | { kind: 'finished'; stage: FinishedStage }
  | { kind: 'broken'; reason: string; question?: string };

/** Stages after which the project's files may be others than before, besides tests that made some; `package` stores them with its artifacts. */
const WRITING_STAGES: readonly Stage[] = ['code', 'fix'];

/**
 * Does one stage of a run, unless it is done: a step whose result did not reach the engine before its worker died
 * finds what it decided in `run_stage` and is not repeated.
 * @throws ExecutionStopped when the run is taken away meanwhile; whatever else breaks is a `broken` result.
 */
export async function runStage(
  stage: Stage,
  iteration: number,
  options: PerformOptions & { config: WorkerConfig },
): Promise<StepResult> {
  const { execution } = options;
  const done = execution.records.find((record) => record.stage === stage && record.iteration === iteration);
  if (done !== undefined) return { kind: 'finished', stage: toFinishedStage(done) };
  try {
    const record = await doStage(stage, iteration, options);
    if ('question' in record) return { kind: 'broken', reason: 'needs-answer', question: record.question };
    execution.records.push(record);
    return { kind: 'finished', stage: toFinishedStage(record) };
  } catch (error) {
    execution.signal.throwIfAborted();
    const reason = reasonOf(error);
    const details = { runId: execution.hold.runId, stage, iteration, reason };
    if (reason === 'internal') logUnexpected('stage', error, details);
    else log('stage').warn({ ...details, err: error }, 'a stage cannot be done');
    return { kind: 'broken', reason };
  }
}

async function doStage(
  stage: Stage,
  iteration: number,
  options: PerformOptions & { config: WorkerConfig },
): Promise<StageRecord | { question: string }> {
  const { execution, config } = options;
  const { hold } = execution;
  await execution.write((db, seq) => startStage(db, hold, stage, iteration, seq), 1);
  const startedAt = performance.now();
  if (!execution.workspaceReady) await restoreWorkspace(execution);
  execution.workspaceReady = true;
  const performed = await attempt((signal) => once(stage, iteration, signal, options), {
    signal: execution.signal,
    timeoutMs: config.stageTimeoutMs[stage],
    stopMs: config.stopMs,
    attempts: config.attempts,
    async onRetry(error, count, waitMs) {
      log('stage').warn(
        { runId: hold.runId, stage, iteration, count, waitMs, err: error },
        'stage is tried again',
      );
      await restoreWorkspace(execution);
    },
  });
  if (performed.status === 'needs') return performed;
  const { status, output, findings, tokens, costUsdMicros, plan } = performed;
  const isWritten = WRITING_STAGES.includes(stage) || (output?.stage === 'test' && (output.made ?? 0) > 0);
  const manifestHash = isWritten ? await storeTree(execution) : (performed.manifestHash ?? null);
  const record: StageRecord = { stage, iteration, status, output, findings, manifestHash };
  const durationMs = Math.round(performance.now() - startedAt);
  await execution.write(
    (db, seq) =>
      finishStage(db, hold, { record, tokens, costUsdMicros, durationMs, seq, ...(plan && { plan }) }),
    1,
  );
  return record;
}

/** One try. What a stage says after its try is over (it was stopped and did not listen) is not heard. */
async function once(
  stage: Stage,
  iteration: number,
  signal: AbortSignal,
  options: PerformOptions,
): Promise<Performed> {
  const { execution } = options;
  let isOver = false;
  const context: StageContext = {
    workspace: execution.workspace,
    iteration,
    signal,
    emit: (event) => {
      if (!isOver && !signal.aborted) execution.emit(event);
    },
    log: (stream, text) => {
      if (!isOver && !signal.aborted) execution.log(stage, iteration, stream, text);
    },
  };
  try {
    return await performStage(stage, context, options);
  } finally {
    isOver = true;
  }
}
