import type { TeamDb } from '../db/team.ts';
import { findRole } from './rules.ts';
import type { MemberView } from './schema.ts';

/** The team's members, the earliest first. */
export async function listMembers(db: TeamDb): Promise<MemberView[]> {
  const rows = await db.membership.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
  });
  return rows.flatMap(({ userId, role, createdAt, user }) => {
    const known = findRole(role);
    return known === null ? [] : [{ userId, ...user, role: known, joinedAt: createdAt }];
  });
}
