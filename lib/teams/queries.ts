import { listUserNames } from '../auth/people.ts';
import type { TeamDb } from '../db/team.ts';
import { findRole } from './rules.ts';
import type { MemberView } from './schema.ts';

/** The team's members, the earliest first. */
export async function listMembers(db: TeamDb): Promise<MemberView[]> {
  const rows = await db.membership.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { userId: true, role: true, createdAt: true },
  });
  const names = await listUserNames(rows.map((row) => row.userId));
  return rows.flatMap(({ userId, role, createdAt }) => {
    const known = findRole(role);
    return known === null
      ? []
      : [{ userId, name: names.get(userId) ?? '', role: known, joinedAt: createdAt }];
  });
}
