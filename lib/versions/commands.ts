import type { z } from 'zod';
import type { TeamContext } from '../auth/member.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { NewVersion, nameVersionInput, starVersionInput } from './schema.ts';

/**
 * Notes that `main` is at a commit from now on, under the project's next number. Of a commit that is known already nothing
 * but the run that tried it changes. The caller holds the project's repository. Returns the version's number.
 */
export async function addVersion(db: TeamDb, teamId: string, version: NewVersion): Promise<number> {
  const { projectId, commit, runId } = version;
  const known = await db.version.findFirst({
    where: { projectId, commit },
    select: { id: true, number: true },
  });
  if (known !== null) {
    if (runId !== null) await db.version.updateMany({ where: { id: known.id }, data: { runId } });
    return known.number;
  }
  const { _max } = await db.version.aggregate({ where: { projectId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  await db.version.create({ data: { ...version, id: newId('version'), teamId, number } });
  return number;
}

/** Gives a version a name to find it by, or takes it away. Throws `not_found`. */
export async function nameVersion(
  { db }: TeamContext,
  { projectId, number, name }: z.output<typeof nameVersionInput>,
): Promise<{ number: number; name: string | null }> {
  const { count } = await db.version.updateMany({ where: { projectId, number }, data: { name } });
  if (count === 0) throw new AppError('not_found');
  return { number, name };
}

/** Gives a version a star, or takes it away. Throws `not_found`. */
export async function starVersion(
  { db }: TeamContext,
  { projectId, number, starred }: z.output<typeof starVersionInput>,
): Promise<{ number: number; starred: boolean }> {
  const { count } = await db.version.updateMany({ where: { projectId, number }, data: { starred } });
  if (count === 0) throw new AppError('not_found');
  return { number, starred };
}
