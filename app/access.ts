import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { asMember, type Member, requireMember, type TeamContext } from '#lib/auth/member.ts';
import { listMemberships } from '#lib/auth/memberships.ts';
import { AppError } from '#lib/errors.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import type { Permission } from '#lib/teams/rules.ts';

/**
 * Reads for a page of a team. Nobody signed in → the sign-in page, which comes back here; no such thing, another team's,
 * or not allowed for this role → the 404 page, which looks the same for all three.
 */
export async function readForPage<T>(
  team: string,
  can: Permission,
  read: (context: TeamContext) => Promise<T>,
): Promise<T> {
  return guard(() => asMember(team, can, read));
}

/** The signed-in member of a team and the person's other teams, for the header; read once a request. */
export const getPlace = cache(async (team: string) =>
  guard(async (): Promise<Member & { memberships: Awaited<ReturnType<typeof listMemberships>> }> => {
    const member = await requireMember(team, 'team.view');
    return { ...member, memberships: await listMemberships(member.user.id) };
  }),
);

/** A project's name and address, for the header and the pages below it; read once a request. */
export const getProjectPlace = cache((team: string, project: string) =>
  readForPage(team, 'project.view', ({ db }) => getProjectBySlug(db, project)),
);

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'unauthenticated') {
      const here = (await headers()).get('x-path') ?? '/t';
      redirect(`/sign-in?next=${encodeURIComponent(here)}`);
    }
    if (error.code === 'not_found' || error.code === 'forbidden') notFound();
    throw error;
  }
}
