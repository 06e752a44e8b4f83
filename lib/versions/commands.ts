import type { TeamDb } from '../db/team.ts';
import { newId } from '../ids.ts';
import type { NewVersion } from './schema.ts';

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
