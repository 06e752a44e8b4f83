import type { Parts } from '#generator/blueprint/parts.ts';
import { toJson } from '../db/json.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { appendEvents } from '../run-feed/commands.ts';
import { type FinalRunState, statesBefore } from '../runs/rules.ts';
import type { RunEvent, Stage, Tokens } from '../runs/schema.ts';
import { type Hold, HoldLost, type StageRecord } from './schema.ts';

/**
 * Locks the run's row for this transaction and makes sure that the hold still stands. Every write of an execution
 * begins with this: a worker that was believed dead and thaws writes nothing, and one that writes cannot be overtaken.
 * @throws HoldLost
 */
export async function lockHeldRun(db: TeamDb, hold: Hold): Promise<void> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM run WHERE team_id = ${hold.teamId} AND id = ${hold.runId} AND fence = ${hold.fence} FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new HoldLost(hold);
}

/** Marks a stage as running. A stage begun by a worker that died begins again. */
export async function startStage(
  db: TeamDb,
  hold: Hold,
  stage: Stage,
  iteration: number,
  seq: number,
): Promise<void> {
  await lockHeldRun(db, hold);
  const key = { teamId: hold.teamId, runId: hold.runId, name: stage, iteration };
  const begun = { status: 'running', startedAt: new Date() };
  await db.runStage.upsert({
    where: { teamId_runId_name_iteration: key },
    create: { id: newId('runStage'), ...key, ...begun },
    update: begun,
  });
  await appendEvents(db, hold, [{ type: 'stage.started', stage, iteration }], seq);
}

export type FinishedStageInput = {
  record: StageRecord;
  tokens: Tokens;
  costUsdMicros: number;
  durationMs: number;
  /** Written to the run's own row with the plan. */
  plan?: { blueprint: unknown; blueprintHash: string; parts?: Parts };
  seq: number;
};

/** Records what a stage decided, adds up what it cost and tells the readers, in one go. Repeating it changes nothing. */
export async function finishStage(db: TeamDb, hold: Hold, input: FinishedStageInput): Promise<void> {
  await lockHeldRun(db, hold);
  const { record, tokens, costUsdMicros, durationMs } = input;
  const { stage, iteration, status } = record;
  const cost = {
    tokensInput: tokens.input,
    tokensOutput: tokens.output,
    costUsdMicros: BigInt(costUsdMicros),
  };
  const { count } = await db.runStage.updateMany({
    where: { runId: hold.runId, name: stage, iteration, status: 'running' },
    data: {
      status,
      finishedAt: new Date(),
      durationMs,
      manifestHash: record.manifestHash,
      output: toJson({ output: record.output, findings: record.findings }),
      ...cost,
    },
  });
  if (count === 0) return; // An earlier try was committed and its answer lost.
  await db.run.update({
    where: { id: hold.runId },
    data: {
      tokensInput: { increment: cost.tokensInput },
      tokensOutput: { increment: cost.tokensOutput },
      costUsdMicros: { increment: cost.costUsdMicros },
      ...(input.plan && {
        blueprint: toJson(input.plan.blueprint),
        blueprintHash: input.plan.blueprintHash,
        ...(input.plan.parts && { parts: input.plan.parts }),
      }),
    },
  });
  const event: RunEvent = {
    type: 'stage.finished',
    stage,
    iteration,
    status,
    durationMs,
    tokens,
    costUsdMicros,
  };
  await appendEvents(db, hold, [event], input.seq);
}

/** Ends a run. Repeating it changes nothing. */
export async function finishRun(
  db: TeamDb,
  hold: Hold,
  result: { state: FinalRunState; reason?: string; question?: string },
  seq: number,
): Promise<void> {
  await lockHeldRun(db, hold);
  const finishedAt = new Date();
  const run = await db.run.findUnique({
    where: { id: hold.runId },
    select: { state: true, startedAt: true, tokensInput: true, tokensOutput: true, costUsdMicros: true },
  });
  if (run === null) throw new AppError('not_found');
  const { count } = await db.run.updateMany({
    where: { id: hold.runId, state: { in: statesBefore(result.state) } },
    data: { state: result.state, failureReason: result.reason ?? null, finishedAt, workerId: null },
  });
  if (count === 0) return;
  const stopped = await stopOpenStages(db, hold, 'failed');
  const finished: RunEvent = {
    type: 'run.finished',
    state: result.state,
    durationMs: finishedAt.getTime() - (run.startedAt ?? finishedAt).getTime(),
    tokens: { input: run.tokensInput, output: run.tokensOutput },
    costUsdMicros: Number(run.costUsdMicros),
    ...(result.reason !== undefined && { reason: result.reason }),
    ...(result.question !== undefined && { question: result.question }),
  };
  await appendEvents(db, hold, [...stopped, finished], seq);
}

/** Closes the stages that were under way when a run ended, and returns the events that say so. */
export async function stopOpenStages(
  db: TeamDb,
  run: { runId: string },
  status: 'failed' | 'cancelled',
): Promise<RunEvent[]> {
  const finishedAt = new Date();
  const open = await db.runStage.findMany({
    where: { runId: run.runId, status: 'running' },
    orderBy: { startedAt: 'asc' },
    select: { id: true, name: true, iteration: true, startedAt: true },
  });
  const events: RunEvent[] = [];
  for (const { id, name, iteration, startedAt } of open) {
    const durationMs = finishedAt.getTime() - (startedAt ?? finishedAt).getTime();
    await db.runStage.update({ where: { id }, data: { status, finishedAt, durationMs } });
    const spent = { tokens: { input: 0, output: 0 }, costUsdMicros: 0 };
    events.push({ type: 'stage.finished', stage: name as Stage, iteration, status, durationMs, ...spent });
  }
  return events;
}

/** Puts a run down at a stage boundary because somebody asked for a pause. False when they changed their mind. */
export async function pauseHeldRun(db: TeamDb, hold: Hold): Promise<boolean> {
  await lockHeldRun(db, hold);
  const { count } = await db.run.updateMany({
    where: { id: hold.runId, state: { in: statesBefore('paused') }, pauseRequested: true },
    data: { state: 'paused', pauseRequested: false, workerId: null, fence: { increment: 1 } },
  });
  return count === 1;
}

/** Gives a run back for another worker to take, and tells whoever looks on. */
export async function releaseRun(db: TeamDb, hold: Hold): Promise<void> {
  await lockHeldRun(db, hold);
  const { count } = await db.run.updateMany({
    where: { id: hold.runId, state: 'running' },
    data: { state: 'queued', workerId: null, fence: { increment: 1 } },
  });
  if (count === 0) return;
  await db.runStage.updateMany({
    where: { runId: hold.runId, status: 'running' },
    data: { status: 'pending' },
  });
  await appendEvents(db, hold, [{ type: 'run.queued' }]);
}
