import { inTeam, type TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { idSchema } from '../ids.ts';
import type { Permission, Role } from '../teams/rules.ts';
import { roleCan } from '../teams/rules.ts';
import { type TeamView, teamSlugSchema } from '../teams/schema.ts';
import { findMembership, findMembershipOfRun } from './memberships.ts';
import { requireUser, type SessionUser } from './session.ts';

/** Who is asking, in which team, with which rights. */
export type Member = { user: SessionUser; team: TeamView; role: Role };
/** What queries and commands of a domain work with: a member, and the team's own view of the database. */
export type TeamContext = Member & { db: TeamDb };

/**
 * The signed-in person as a member of the team with this slug.
 * Throws `unauthenticated`; `not_found` when there is no such team or the person is not in it, which look the same from
 * outside; `forbidden` when their role lacks the permission.
 */
export async function requireMember(teamSlug: string, can: Permission): Promise<Member> {
  const user = await requireUser();
  const slug = teamSlugSchema.safeParse(teamSlug);
  const membership = slug.success ? await findMembership(user.id, slug.data) : null;
  if (membership === null) throw new AppError('not_found');
  if (!roleCan(membership.role, can)) throw new AppError('forbidden');
  return { user, ...membership };
}

/**
 * Reads for a page or a route: `requireMember`, then `read` inside the team's transaction. Throws what they throw.
 *
 *     const project = await asMember(team, 'project.view', ({ db }) => getProject(db, slug));
 */
export async function asMember<T>(
  teamSlug: string,
  can: Permission,
  read: (context: TeamContext) => Promise<T>,
): Promise<T> {
  const member = await requireMember(teamSlug, can);
  return inTeam(member.team.id, (db) => read({ ...member, db }));
}

/**
 * As `asMember`, for addresses that name a run and no team: the team is the run's. Throws `unauthenticated`, `forbidden`,
 * and `not_found` for a run that does not exist or is of a team the person is not in.
 */
export async function asMemberOfRun<T>(
  runId: string,
  can: Permission,
  read: (context: TeamContext) => Promise<T>,
): Promise<T> {
  const user = await requireUser();
  const id = idSchema('run').safeParse(runId);
  const membership = id.success ? await findMembershipOfRun(user.id, id.data) : null;
  if (membership === null) throw new AppError('not_found');
  if (!roleCan(membership.role, can)) throw new AppError('forbidden');
  return inTeam(membership.team.id, (db) => read({ user, ...membership, db }));
}
