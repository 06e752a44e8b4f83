import type { z } from 'zod';
import type { TeamContext } from '../auth/member.ts';
import { AppError } from '../errors.ts';
import type { renameTeamInput, TeamView } from './schema.ts';

/** Changes the team's name; its slug stays, so that addresses keep working. */
export async function renameTeam(
  { db, team }: TeamContext,
  input: z.output<typeof renameTeamInput>,
): Promise<TeamView> {
  const { count } = await db.team.updateMany({ where: { id: team.id }, data: { name: input.name } });
  if (count === 0) throw new AppError('not_found');
  return { ...team, name: input.name };
}
