import type { TeamContext } from '#lib/auth/member.ts';
import { AppError } from '#lib/errors.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { getRunIdByNumber } from '#lib/runs/queries.ts';

/** The id of the run an address names. Throws `not_found` for what is not a number, too. */
export async function getRunId({ db }: TeamContext, projectSlug: string, number: string): Promise<string> {
  // PostgreSQL's integers end at 2^31: nine digits are always one.
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new AppError('not_found');
  const project = await getProjectBySlug(db, projectSlug);
  return getRunIdByNumber(db, project.id, Number(number));
}
