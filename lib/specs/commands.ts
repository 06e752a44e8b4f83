import type { z } from 'zod';
import type { TeamContext } from '../auth/member.ts';
import { lockInTransaction } from '../db/lock.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { findNewestSpec, getSpecVersion } from './queries.ts';
import { decideSave, normaliseSpecText } from './rules.ts';
import type { readSpecInput, restoreSpecInput, SavedSpec, SpecVersionView, saveSpecInput } from './schema.ts';

const DEFAULT_FILE_NAME = 'SPEC.md';

/** Saves what the editor holds. Throws `not_found`, `conflict` (someone saved meanwhile), `limit` and `invalid`. */
export async function saveSpec(
  context: TeamContext,
  input: z.output<typeof saveSpecInput>,
): Promise<SavedSpec> {
  const { db, user } = context;
  const text = normaliseSpecText(input.text);
  await lockProject(context, input.projectId);
  const newest = await db.specVersion.findFirst({
    where: { projectId: input.projectId },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      text: true,
      fileName: true,
      createdById: true,
      createdAt: true,
      updatedAt: true,
      _count: { select: { runs: true } },
    },
  });
  const fileName = input.fileName ?? newest?.fileName ?? DEFAULT_FILE_NAME;
  // Also when the editor's base is old: a save whose answer was lost is sent again, and must not conflict with itself.
  if (newest !== null && newest.text === text && newest.fileName === fileName) {
    return { id: newest.id, number: newest.number, savedAt: newest.updatedAt, created: false };
  }
  const now = new Date();
  const state = newest === null ? null : { ...newest, isReferenced: newest._count.runs > 0 };
  const decision = decideSave(state, { number: input.baseNumber, savedAt: input.baseSavedAt }, user.id, now);
  if (newest !== null && decision === 'replace') {
    await db.specVersion.updateMany({ where: { id: newest.id }, data: { text, fileName, updatedAt: now } });
    await touchProject(context, input.projectId, now);
    return { id: newest.id, number: newest.number, savedAt: now, created: false };
  }
  return addVersion(context, { projectId: input.projectId, number: input.baseNumber + 1, text, fileName });
}

/** Makes an older version the newest, as a version of its own: nothing is ever lost. Throws `not_found`. */
export async function restoreSpec(
  context: TeamContext,
  input: z.output<typeof restoreSpecInput>,
): Promise<SavedSpec> {
  await lockProject(context, input.projectId);
  const old = await getSpecVersion(context.db, input.projectId, input.number);
  const newest = await findNewestSpec(context.db, input.projectId);
  const number = (newest?.number ?? 0) + 1;
  return addVersion(context, { projectId: input.projectId, number, text: old.text, fileName: old.fileName });
}

/** One version with its text, for the history view. Throws `not_found`. */
export function readSpecVersion(
  { db }: TeamContext,
  input: z.output<typeof readSpecInput>,
): Promise<SpecVersionView> {
  return getSpecVersion(db, input.projectId, input.number);
}

/** Version 1 of a project made in this same transaction. Throws `limit` and `invalid` as a save does. */
export function addFirstVersion(
  context: TeamContext,
  first: { projectId: string; text: string; fileName?: string | undefined },
): Promise<SavedSpec> {
  const { projectId, text, fileName = DEFAULT_FILE_NAME } = first;
  return addVersion(context, { projectId, number: 1, text: normaliseSpecText(text), fileName });
}

/**
 * Makes a text that came with a project (restored, uploaded, pushed) the newest SPEC, unless it is already. Returns the
 * number of the version that holds it; null for what no SPEC may be (empty, too long, no text), which stays where it is.
 * Throws `not_found`.
 */
export async function adoptSpec(
  context: SpecWriter,
  adopted: { projectId: string; text: string; fileName: string },
): Promise<number | null> {
  const { projectId, fileName } = adopted;
  const text = findSpecText(adopted.text);
  if (text === null) return null;
  await lockProject(context, projectId);
  const newest = await findNewestSpec(context.db, projectId);
  if (newest?.text === text && newest.fileName === fileName) return newest.number;
  const number = (newest?.number ?? 0) + 1;
  await addVersion(context, { projectId, number, text, fileName });
  return number;
}

function findSpecText(text: string): string | null {
  try {
    return text.trim() === '' ? null : normaliseSpecText(text);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Whoever writes a SPEC: a member, or a run on behalf of one. */
type SpecWriter = { db: TeamDb; team: { id: string }; user: { id: string } };

async function addVersion(
  context: SpecWriter,
  version: { projectId: string; number: number; text: string; fileName: string },
): Promise<SavedSpec> {
  const { db, team, user } = context;
  const now = new Date();
  const id = newId('specVersion');
  await db.specVersion.create({
    data: { id, teamId: team.id, ...version, createdById: user.id, createdAt: now, updatedAt: now },
    select: { id: true },
  });
  await touchProject(context, version.projectId, now);
  return { id, number: version.number, savedAt: now, created: true };
}

/** One save at a time in a project; so the number found newest is still the newest when ours is written. */
async function lockProject({ db }: Pick<SpecWriter, 'db'>, projectId: string): Promise<void> {
  await lockInTransaction(db, `spec:${projectId}`);
  const project = await db.project.findFirst({ where: { id: projectId }, select: { id: true } });
  if (project === null) throw new AppError('not_found');
}

/** Lists sort projects by their latest change, and a saved SPEC is one. */
async function touchProject({ db }: Pick<SpecWriter, 'db'>, projectId: string, now: Date): Promise<void> {
  await db.project.updateMany({ where: { id: projectId }, data: { updatedAt: now } });
}
