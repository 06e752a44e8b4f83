import type { z } from 'zod';
import type { Parts } from '#generator/blueprint/parts.ts';
import type { TeamContext } from '../auth/member.ts';
import type { Prisma } from '../db/generated/client.ts';
import { lockInTransaction } from '../db/lock.ts';
import type { TeamDb } from '../db/team.ts';
import { runEngine } from '../engine/dbos-client.ts';
import type { RunEngine } from '../engine/port.ts';
import type { RunReference } from '../engine/protocol.ts';
import { AppError } from '../errors.ts';
import { stopOpenStages } from '../executions/commands.ts';
import { newId } from '../ids.ts';
import { getProjectParts } from '../projects/queries.ts';
import { appendEvents } from '../run-feed/commands.ts';
import { ACTIVE_RUN_STATES, statesBefore } from './rules.ts';
import {
  MAX_FIXES,
  type RunKind,
  type RunSource,
  type RunState,
  type runInput,
  runSourceSchema,
  type StartedRun,
  type startRunInput,
} from './schema.ts';

type RunInput = z.output<typeof runInput>;

/**
 * Starts a run of a project's SPEC. Asking again while that very run is going gives the same run back.
 * Throws `not_found`, `invalid` (empty SPEC) and `conflict` (another run of the project is going).
 */
export async function startRun(
  context: TeamContext,
  input: z.output<typeof startRunInput>,
): Promise<StartedRun> {
  const { db } = context;
  await lockRunsOf(db, input.projectId);
  const specVersion = await getSpecToRun(db, input);
  const active = await findActiveRun(db, input.projectId);
  if (active !== null) {
    if (active.specVersionId !== specVersion.id || active.kind !== 'generate')
      throw new AppError('conflict', { key: 'project_running' });
    return { id: active.id, number: active.number, created: false };
  }
  const draft = await addDraft(context, {
    projectId: input.projectId,
    specVersionId: specVersion.id,
    overrides: input.overrides ?? {},
    parts: await rememberParts(db, input),
    maxFixes: input.maxFixes ?? MAX_FIXES,
    dryRun: input.dryRun ?? false,
  });
  return queueDraft(context, draft.id);
}

/** Prepares a run that waits for `confirmRun`. Throws as `startRun` does. */
export async function draftRun(
  context: TeamContext,
  input: z.output<typeof startRunInput>,
): Promise<StartedRun> {
  await lockRunsOf(context.db, input.projectId);
  const specVersion = await getSpecToRun(context.db, input);
  const { projectId, overrides = {}, maxFixes = MAX_FIXES, dryRun = false } = input;
  const parts = await rememberParts(context.db, input);
  const specVersionId = specVersion.id;
  return addDraft(context, { projectId, specVersionId, overrides, parts, maxFixes, dryRun });
}

/**
 * Sends a draft to the workers, once however many people press the button: the others get the same run back.
 * Throws `not_found`, and `conflict` while another run of the project is going.
 */
export async function confirmRun(context: TeamContext, { runId }: RunInput): Promise<StartedRun> {
  const run = await getRun(context.db, runId);
  await lockRunsOf(context.db, run.projectId);
  const active = await findActiveRun(context.db, run.projectId);
  if (active !== null && active.id !== runId) throw new AppError('conflict', { key: 'project_running' });
  return queueDraft(context, runId);
}

/**
 * Ends a run that is not finished. From the commit on no worker can write to it; the engine is told after (see
 * actions.ts), and the worker kills the sandbox. A finished run stays as it is. Throws `not_found`.
 */
export async function cancelRun(
  { db, team }: TeamContext,
  { runId }: RunInput,
): Promise<{ id: string; state: RunState }> {
  const before = await getRun(db, runId);
  const finishedAt = new Date();
  const { count } = await db.run.updateMany({
    where: { id: runId, state: { in: statesBefore('cancelled') } },
    data: {
      state: 'cancelled',
      cancelRequested: true,
      pauseRequested: false,
      finishedAt,
      workerId: null,
      fence: { increment: 1 },
    },
  });
  if (count === 0) return { id: runId, state: (await getRun(db, runId)).state };
  const stopped = await stopOpenStages(db, { runId }, 'cancelled');
  const run = await getRun(db, runId);
  const finished = {
    type: 'run.finished',
    state: 'cancelled',
    durationMs: finishedAt.getTime() - (before.startedAt ?? finishedAt).getTime(),
    tokens: { input: run.tokensInput, output: run.tokensOutput },
    costUsdMicros: Number(run.costUsdMicros),
  } as const;
  await appendEvents(db, { teamId: team.id, runId }, [...stopped, finished]);
  return { id: runId, state: 'cancelled' };
}

/** Has a run stop at its next stage boundary, giving its place to others. Throws `not_found`, `conflict` when it is over. */
export async function pauseRun({ db }: TeamContext, { runId }: RunInput): Promise<{ id: string }> {
  const { count } = await db.run.updateMany({
    where: { id: runId, state: { in: ['queued', 'running'] } },
    data: { pauseRequested: true },
  });
  if (count === 0 && (await getRun(db, runId)).state !== 'paused') throw new AppError('conflict');
  return { id: runId };
}

/**
 * Lets a paused run go on, or takes back a pause not yet taken. `requeued` says that the engine has to be told.
 * Throws `not_found`, and `conflict` when the run is over.
 */
export async function resumeRun(
  { db, team }: TeamContext,
  { runId }: RunInput,
): Promise<{ id: string; requeued: boolean }> {
  const { count } = await db.run.updateMany({
    where: { id: runId, state: 'paused' },
    data: { state: 'queued', pauseRequested: false },
  });
  if (count === 1) {
    await appendEvents(db, { teamId: team.id, runId }, [{ type: 'run.queued' }]);
    return { id: runId, requeued: true };
  }
  const withdrawn = await db.run.updateMany({
    where: { id: runId, state: { in: ['queued', 'running'] } },
    data: { pauseRequested: false },
  });
  if (withdrawn.count === 0) {
    await getRun(db, runId);
    throw new AppError('conflict');
  }
  return { id: runId, requeued: false };
}

/** What a new run of the same SPEC needs to know of an old one. Throws `not_found`. */
export async function getRun(db: TeamDb, runId: string) {
  const run = await db.run.findFirst({
    where: { id: runId },
    select: {
      projectId: true,
      specVersionId: true,
      number: true,
      state: true,
      overrides: true,
      parts: true,
      maxFixes: true,
      kind: true,
      source: true,
      decisions: true,
      dryRun: true,
      blueprint: true,
      blueprintHash: true,
      startedAt: true,
      tokensInput: true,
      tokensOutput: true,
      costUsdMicros: true,
    },
  });
  if (run === null) throw new AppError('not_found');
  const { state, kind, source, ...rest } = run;
  return {
    ...rest,
    // Only lib/runs, lib/executions and lib/engine write these columns, from the same lists of words.
    state: state as RunState,
    kind: kind as RunKind,
    source: runSourceSchema.nullable().parse(source),
  };
}

/**
 * Keeps a project's SPEC and its runs as they are until the transaction ends: the editor's autosave takes the same
 * lock, so it never replaces a version that a run is about to use, and two starts see each other.
 */
export async function lockRunsOf(db: TeamDb, projectId: string): Promise<void> {
  await lockInTransaction(db, `spec:${projectId}`);
  const project = await db.project.findFirst({ where: { id: projectId }, select: { id: true } });
  if (project === null) throw new AppError('not_found');
}

/** The project's run that is queued, running or paused, but for those that only try a version; null when none is. At most one is at any time. */
export async function findActiveRun(db: TeamDb, projectId: string) {
  return db.run.findFirst({
    where: { projectId, state: { in: [...ACTIVE_RUN_STATES] }, kind: { not: 'check' } },
    select: { id: true, number: true, specVersionId: true, kind: true },
  });
}

type NewRun = {
  projectId: string;
  specVersionId: string;
  overrides: unknown;
  parts: string | null;
  maxFixes: number;
  parentRunId?: string;
  dryRun?: boolean;
  kind?: RunKind;
  source?: RunSource;
};

/** Adds a draft with the next number of its project; the caller holds the project's lock. */
export async function addDraft({ db, team, user }: TeamContext, run: NewRun): Promise<StartedRun> {
  const { _max } = await db.run.aggregate({ where: { projectId: run.projectId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  const id = newId('run');
  await db.run.create({
    data: {
      ...run,
      id,
      number,
      teamId: team.id,
      state: 'draft',
      createdById: user.id,
      overrides: run.overrides as Prisma.InputJsonValue,
    },
  });
  return { id, number, created: true };
}

/** The compare-and-set from draft to queued: whoever wins it queues the run, in the same transaction. */
export async function queueDraft(
  { db, team }: TeamContext,
  runId: string,
  enqueue: (engine: RunEngine, run: RunReference) => Promise<void> = (engine, run) => engine.enqueue(db, run),
): Promise<StartedRun> {
  const { count } = await db.run.updateMany({
    where: { id: runId, state: 'draft' },
    data: { state: 'queued' },
  });
  const { number } = await getRun(db, runId);
  if (count === 0) return { id: runId, number, created: false };
  await appendEvents(db, { teamId: team.id, runId }, [{ type: 'run.queued' }]);
  await enqueue(await runEngine(), { teamId: team.id, runId });
  return { id: runId, number, created: true };
}

/** What the run shall deliver. A choice is kept for the next runs of the project; without one the last choice counts. */
async function rememberParts(
  db: TeamDb,
  { projectId, parts }: z.output<typeof startRunInput>,
): Promise<Parts | null> {
  if (parts === undefined) return getProjectParts(db, projectId);
  await db.project.updateMany({ where: { id: projectId }, data: { parts } });
  return parts;
}

async function getSpecToRun(db: TeamDb, input: z.output<typeof startRunInput>): Promise<{ id: string }> {
  const { projectId, specVersionId } = input;
  const specVersion = await db.specVersion.findFirst({
    where: { projectId, ...(specVersionId !== undefined && { id: specVersionId }) },
    orderBy: { number: 'desc' },
    select: { id: true, text: true },
  });
  if (specVersion === null && specVersionId !== undefined) throw new AppError('not_found');
  if (specVersion === null || specVersion.text.trim() === '')
    throw new AppError('invalid', { key: 'spec_empty' });
  return { id: specVersion.id };
}
