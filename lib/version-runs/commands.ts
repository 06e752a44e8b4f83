import type { z } from 'zod';
import { storeArtifact } from '../artifacts/commands.ts';
import { getBlobBytes, getManifest } from '../artifacts/queries.ts';
import { sha256Of } from '../artifacts/rules.ts';
import type { TeamContext } from '../auth/member.ts';
import { AppError } from '../errors.ts';
import { storeRepository } from '../repositories/commands.ts';
import { addDraft, findActiveRun, lockRunsOf, queueDraft } from '../runs/commands.ts';
import type { RunKind, RunSource, StartedRun } from '../runs/schema.ts';
import { adoptSpec } from '../specs/commands.ts';
import { addVersion } from '../versions/commands.ts';
import { type checkVersionInput, MAX_UPLOAD_BYTES, type Push, type restoreVersionInput } from './schema.ts';

/**
 * Starts a run that brings a project back to an earlier version, as a new commit on top of what there is.
 * Throws `not_found`, and `conflict` while another run of the project is going or it is the newest version already.
 */
export async function restoreVersion(
  context: TeamContext,
  { projectId, number }: z.output<typeof restoreVersionInput>,
): Promise<StartedRun> {
  await lockRunsOf(context.db, projectId);
  const newest = await getNewestNumber(context, projectId, number);
  if (newest === number) throw new AppError('conflict', { key: 'version_is_current' });
  return startRunOf(context, projectId, 'restore', { versionNumber: number });
}

/** Starts a run that tries a version: what somebody pushed, or what failed before. Throws `not_found` and `conflict`. */
export async function checkVersion(
  context: TeamContext,
  { projectId, number }: z.output<typeof checkVersionInput>,
): Promise<StartedRun> {
  const { db } = context;
  await lockRunsOf(db, projectId);
  await getNewestNumber(context, projectId, number);
  const run = await startRunOf(context, projectId, 'check', { versionNumber: number });
  // One that was tried before shows how that went until this run has ended.
  await db.version.updateMany({ where: { projectId, number, runId: null }, data: { runId: run.id } });
  return run;
}

/**
 * Makes what somebody pushed the project's repository, if it still is what they saw. Where it moved `main`, the commit is a
 * version from now on and a run tries it: it stays on `main` whatever comes of that. Returns both then. The tree and its
 * contents are stored before. Throws `conflict` when somebody else was faster: nothing is stored then.
 */
export async function storePush(
  context: TeamContext,
  { projectId, seen, bundle, heads, main }: Push,
): Promise<{ number: number; run: StartedRun } | null> {
  const { db, team, user } = context;
  await storeRepository(db, { teamId: team.id, projectId }, { seen, bundle, heads });
  if (main === null) return null;
  await adoptPushedSpec(context, projectId, main.manifestHash);
  const version = { ...main, projectId, kind: 'push', commit: heads.main, runId: null } as const;
  const number = await addVersion(db, team.id, { ...version, createdById: user.id });
  return { number, run: await checkVersion(context, { projectId, number }) };
}

/**
 * Starts a run that takes in a ZIP of a project somebody has changed. What it is based on is found out by the run. Throws
 * `not_found` for a project without a version, `invalid` for what is no ZIP or too large, and `conflict`.
 */
export async function uploadChanges(
  context: TeamContext,
  { projectId, bytes }: { projectId: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<StartedRun> {
  if (bytes.byteLength > MAX_UPLOAD_BYTES) throw new AppError('invalid', { key: 'upload_too_large' });
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new AppError('invalid', { key: 'upload_no_zip' });
  await lockRunsOf(context.db, projectId);
  await getNewestNumber(context, projectId);
  return startRunOf(context, projectId, 'upload', { uploadSha256: sha256Of(bytes) }, (runId) =>
    storeArtifact(
      context.db,
      { teamId: context.team.id, runId },
      { kind: 'upload', name: 'upload.zip', bytes },
    ),
  );
}

/** A SPEC.md somebody changed in the project is the SPEC from now on: else the next generation would take it back. */
async function adoptPushedSpec(context: TeamContext, projectId: string, manifestHash: string): Promise<void> {
  const { db } = context;
  const newest = await db.version.findFirst({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: { manifestHash: true },
  });
  const [was, is] = await Promise.all(
    [newest?.manifestHash, manifestHash].map(async (hash) =>
      hash === undefined
        ? undefined
        : (await getManifest(db, hash)).files.find(({ path }) => path === 'SPEC.md')?.sha256,
    ),
  );
  if (is === undefined || is === was) return;
  const text = new TextDecoder().decode(await getBlobBytes(db, is));
  await adoptSpec(context, { projectId, text, fileName: 'SPEC.md' });
}

/** Number of the project's newest version. Throws `not_found` when it has none, or not the one that is asked about. */
async function getNewestNumber({ db }: TeamContext, projectId: string, asked?: number): Promise<number> {
  const newest = await db.version.findFirst({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  if (newest === null || (asked !== undefined && (asked < 1 || asked > newest.number)))
    throw new AppError('not_found');
  return newest.number;
}

/** Such runs follow no SPEC; the newest one stands in their row because every run has one. */
async function startRunOf(
  context: TeamContext,
  projectId: string,
  kind: RunKind,
  source: RunSource,
  prepare: (runId: string) => Promise<unknown> = async () => {},
): Promise<StartedRun> {
  const { db } = context;
  // What was pushed is tried beside a generation: the run that moves `main` later than the other sees that it moved.
  if (kind !== 'check' && (await findActiveRun(db, projectId)) !== null)
    throw new AppError('conflict', { key: 'project_running' });
  const specVersion = await db.specVersion.findFirst({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  if (specVersion === null) throw new AppError('not_found');
  const draft = await addDraft(context, {
    projectId,
    specVersionId: specVersion.id,
    overrides: {},
    parts: null,
    maxFixes: 0,
    kind,
    source,
  });
  await prepare(draft.id);
  return queueDraft(context, draft.id);
}
