import type { z } from 'zod';
import { pointArtifact } from '../artifacts/commands.ts';
import { listArtifacts } from '../artifacts/queries.ts';
import type { ArtifactKind } from '../artifacts/schema.ts';
import type { TeamContext } from '../auth/member.ts';
import { Prisma } from '../db/generated/client.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { appendEvents } from '../run-feed/commands.ts';
import { addDraft, findActiveRun, getRun, lockRunsOf, queueDraft } from '../runs/commands.ts';
import { isFinalRunState, stageRank } from '../runs/rules.ts';
import type { runFromStageInput, runInput, Stage, StartedRun } from '../runs/schema.ts';

type FromStageInput = z.output<typeof runFromStageInput>;

/** What a plan leaves behind and later stages read. */
const CARRIED: readonly ArtifactKind[] = ['blueprint', 'merge-plan', 'merge-side', 'generated', 'upload'];

/** The same SPEC and options once more, as a run of its own. Throws `not_found` and `conflict`. */
export async function retryRun(
  context: TeamContext,
  { runId }: z.output<typeof runInput>,
): Promise<StartedRun> {
  const run = await getIdleRun(context.db, runId);
  const { projectId, specVersionId, overrides, parts, maxFixes, kind, source } = run;
  const draft = await addDraft(context, {
    projectId,
    specVersionId,
    overrides,
    parts,
    maxFixes,
    kind,
    ...(source && { source }),
    parentRunId: runId,
  });
  const upload = (await listArtifacts(context.db, runId)).find((made) => made.kind === 'upload');
  if (upload) await pointArtifact(context.db, { teamId: context.team.id, runId: draft.id }, upload);
  return queueDraft(context, draft.id);
}

/**
 * Does a finished run again from one of its stages on, in place: what came before stays, byte for byte. The engine is
 * told after the commit. Throws `not_found`, and `conflict` while a run of the project is going.
 */
export async function rewindRun({ db, team }: TeamContext, input: FromStageInput): Promise<{ id: string }> {
  const { runId, stage } = input;
  const { state } = await getIdleRun(db, runId);
  if (!isFinalRunState(state)) throw new AppError('conflict');
  await db.run.updateMany({
    where: { id: runId },
    data: {
      state: 'queued',
      cancelRequested: false,
      finishedAt: null,
      failureReason: null,
      fence: { increment: 1 },
    },
  });
  const { kept, undone } = await splitStages(db, runId, stage);
  await db.runStage.deleteMany({ where: { id: { in: undone.map(({ id }) => id) } } });
  for (const { name, iteration } of undone)
    await db.effect.deleteMany({ where: { runId, stage: name, iteration } });
  await db.artifact.deleteMany({ where: { runId, kind: { in: ['zip', 'evidence', 'manifest'] } } });
  await pointToTree(db, { teamId: team.id, runId }, kept);
  await appendEvents(db, { teamId: team.id, runId }, [{ type: 'run.queued' }]);
  return { id: runId };
}

/**
 * A new run that starts from what `runId` had done before `stage`, leaving that one untouched.
 * Throws `not_found`, and `conflict` while a run of the project is going.
 */
export async function forkRun(context: TeamContext, { runId, stage }: FromStageInput): Promise<StartedRun> {
  const { db, team } = context;
  const run = await getIdleRun(db, runId);
  const { projectId, specVersionId, overrides, parts, maxFixes, kind, source, blueprint, blueprintHash } =
    run;
  const copy = await addDraft(context, {
    projectId,
    specVersionId,
    overrides,
    parts,
    maxFixes,
    kind,
    ...(source && { source }),
    parentRunId: runId,
  });
  if (run.decisions !== null)
    await db.run.updateMany({ where: { id: copy.id }, data: { decisions: run.decisions } });
  const { kept } = await splitStages(db, runId, stage);
  await db.runStage.createMany({
    data: kept.map((row) => ({
      ...row,
      id: newId('runStage'),
      runId: copy.id,
      output: row.output ?? Prisma.JsonNull,
    })),
  });
  if (kept.some(({ name }) => name === 'plan')) {
    await db.run.updateMany({
      where: { id: copy.id },
      data: { blueprint: blueprint ?? Prisma.JsonNull, blueprintHash },
    });
  }
  const to = { teamId: team.id, runId: copy.id };
  for (const made of await listArtifacts(db, runId))
    if (CARRIED.includes(made.kind)) await pointArtifact(db, to, made);
  await pointToTree(db, to, kept);
  return queueDraft(context, copy.id, (engine, run) => engine.fork(db, { teamId: team.id, runId }, run));
}

/** The run, with its project locked and no run of it going. */
async function getIdleRun(db: TeamDb, runId: string) {
  const { projectId } = await getRun(db, runId);
  await lockRunsOf(db, projectId);
  if ((await findActiveRun(db, projectId)) !== null)
    throw new AppError('conflict', { key: 'project_running' });
  return getRun(db, runId);
}

/** The finished stages before `stage`, and everything from it on. */
async function splitStages(db: TeamDb, runId: string, stage: Stage) {
  const rows = await db.runStage.findMany({ where: { runId } });
  const rank = ({ name, iteration }: { name: string; iteration: number }) =>
    stageRank(name as Stage, iteration);
  const isKept = (row: (typeof rows)[number]) => rank(row) < stageRank(stage, 1) && row.output !== null;
  rows.sort((a, b) => rank(a) - rank(b));
  return { kept: rows.filter(isKept), undone: rows.filter((row) => !isKept(row)) };
}

/** Makes the tree that the last of these stages left the one a page shows and a worker continues from. */
async function pointToTree(
  db: TeamDb,
  run: { teamId: string; runId: string },
  stages: readonly { manifestHash: string | null }[],
): Promise<void> {
  const sha256 = stages.findLast(({ manifestHash }) => manifestHash !== null)?.manifestHash;
  if (!sha256) return;
  const blob = await db.blob.findFirst({ where: { sha256 }, select: { size: true } });
  if (blob === null) throw new AppError('not_found', { key: 'artifact_missing' });
  await pointArtifact(db, run, { kind: 'manifest', name: 'tree.json', sha256, size: blob.size });
}
