import { DBOS, Error as EngineErrors } from '@dbos-inc/dbos-sdk';
import { inTeam } from '#lib/db/team.ts';
import type { RunEngine } from '#lib/engine/port.ts';
import { stepName } from '#lib/engine/protocol.ts';
import { finishRun, pauseHeldRun, releaseRun } from '#lib/executions/commands.ts';
import { isPauseRequested } from '#lib/executions/queries.ts';
import { HoldLost } from '#lib/executions/schema.ts';
import { logUnexpected } from '#lib/log.ts';
import { type FinalRunState, type FinishedStage, nextStep } from '#lib/runs/rules.ts';
import type { Execution } from './execution.ts';
import type { StageFunctions } from './stage-functions.ts';
import { runStage, type StepResult } from './stage-step.ts';
import type { WorkerConfig } from './worker-config.ts';

export type RunWorkflowOptions = {
  config: WorkerConfig;
  functions: StageFunctions;
  engine: RunEngine;
  /** Git repository of the run's project on this machine. */
  repositoryPath: string;
  /** True once the worker wants to stop: runs are given back at their next stage boundary. */
  isLeaving(): boolean;
};

/** How an execution of a run came to its end. */
export type RunEnd = 'finished' | 'paused' | 'handed-over' | 'superseded';

/**
 * A run from its first stage to its end. Everything that decides the order of steps is a step's own result, so that a
 * replay after a crash takes the same way; what is done outside steps (taking the run, looking for a pause) may be
 * done again at any time.
 */
export async function executeRun(execution: Execution, options: RunWorkflowOptions): Promise<RunEnd> {
  try {
    const history: FinishedStage[] = [];
    for (;;) {
      const next = nextStep(history, execution.order.maxFixes);
      if (next.kind === 'finish') return await finish(execution, { ...next, ...reasonIn(execution, next) });
      const boundary = await atBoundary(execution, options);
      if (boundary !== null) return boundary;
      const result = await step(execution, stepName(next.stage, next.iteration), () =>
        runStage(next.stage, next.iteration, {
          execution,
          functions: options.functions,
          repositoryPath: options.repositoryPath,
          config: options.config,
        }),
      );
      if (result.kind === 'broken') {
        const { kind: _, ...why } = result;
        return await finish(execution, { state: 'failed', ...why });
      }
      history.push(result.stage);
    }
  } catch (error) {
    if (isEngines(error)) throw error;
    if (execution.stopReason === 'superseded') return 'superseded';
    if (execution.stopReason === 'stopping') return untilExit();
    logUnexpected('workflow', error, { runId: execution.hold.runId });
    return await finish(execution, { state: 'failed', reason: 'internal' });
  }
}

/**
 * A step of the engine. When the worker stops in the middle of one, the step never settles: nothing is recorded, and
 * whoever takes the run over does it again.
 */
async function step(
  execution: Execution,
  name: string,
  work: () => Promise<StepResult>,
): Promise<StepResult> {
  const guarded = async () => {
    try {
      return await work();
    } catch (error) {
      if (execution.stopReason === 'stopping') return untilExit();
      throw error;
    }
  };
  return DBOS.runStep(guarded, { name });
}

/** Between stages nothing is half done: here a run is paused, or given back by a worker that is leaving. */
async function atBoundary(execution: Execution, options: RunWorkflowOptions): Promise<RunEnd | null> {
  const { hold } = execution;
  if (options.isLeaving()) {
    await giveBack(execution, options.engine);
    return untilExit();
  }
  if (!(await execution.read((db) => isPauseRequested(db, hold.runId)))) return null;
  // The engine first: whoever resumes can only do so once the state says paused, hence after this.
  await options.engine.pause(hold.runId);
  if (await execution.write((db) => pauseHeldRun(db, hold))) return 'paused';
  await giveBack(execution, options.engine);
  return 'handed-over';
}

/**
 * Lets another worker take the run at once. The engine first: from then on it refuses what this execution would still
 * record, and whoever takes the run raises the fence. Then our own books, unless that has happened already.
 */
export async function giveBack(execution: Execution, engine: RunEngine): Promise<void> {
  const { hold } = execution;
  await execution.flush();
  await engine.resume([hold.runId]);
  try {
    await inTeam(hold.teamId, (db) => releaseRun(db, hold));
  } catch (error) {
    if (!(error instanceof HoldLost)) throw error;
  } finally {
    execution.stop('stopping');
  }
}

/** What is wrong with a plan is wrong with the SPEC only where the run follows it. */
const reasonIn = ({ order }: Execution, { reason }: { reason?: string }): { reason?: string } =>
  reason === 'spec-errors' && order.kind !== 'generate' ? { reason: 'not-taken-in' } : {};

async function finish(
  execution: Execution,
  result: { state: FinalRunState; reason?: string; question?: string },
): Promise<RunEnd> {
  try {
    await execution.write((db, seq) => finishRun(db, execution.hold, result, seq));
    return 'finished';
  } catch (error) {
    if (execution.stopReason === 'superseded') return 'superseded';
    if (execution.stopReason === 'stopping') return untilExit();
    throw error;
  }
}

/** The engine ends or parks this execution itself: it was cancelled there, or another one owns the workflow. */
function isEngines(error: unknown): boolean {
  return (
    error instanceof EngineErrors.DBOSWorkflowCancelledError ||
    error instanceof EngineErrors.DBOSWorkflowConflictError
  );
}

function untilExit(): Promise<never> {
  return new Promise(() => {});
}
