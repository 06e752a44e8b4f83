import { asSystem } from '../db/system.ts';
import { findRole, type Role } from '../teams/rules.ts';
import type { MembershipView, TeamView } from '../teams/schema.ts';

const teamView = { id: true, slug: true, name: true } as const;

/**
 * A person's place in the team with this slug, or null. Read through the system door because which team it is
 * decides which rows the team door shows; the person's id in the condition is what keeps others' teams out.
 */
export async function findMembership(userId: string, teamSlug: string): Promise<MembershipView | null> {
  const row = await asSystem('membership', (db) =>
    db.membership.findFirst({
      where: { userId, team: { slug: teamSlug } },
      select: { role: true, team: { select: teamView } },
    }),
  );
  return row === null ? null : toView(row);
}

/** As `findMembership`, by the team's id: for open consoles, which re-check it each minute. */
export async function findMembershipById(userId: string, teamId: string): Promise<MembershipView | null> {
  const row = await asSystem('membership', (db) =>
    db.membership.findFirst({
      where: { userId, teamId },
      select: { role: true, team: { select: teamView } },
    }),
  );
  return row === null ? null : toView(row);
}

/** As `findMembership`, in the team a run belongs to. */
export async function findMembershipOfRun(userId: string, runId: string): Promise<MembershipView | null> {
  const row = await asSystem('membership', (db) =>
    db.membership.findFirst({
      where: { userId, team: { projects: { some: { runs: { some: { id: runId } } } } } },
      select: { role: true, team: { select: teamView } },
    }),
  );
  return row === null ? null : toView(row);
}

/** A person's teams in the order they joined them. */
export async function listMemberships(userId: string): Promise<MembershipView[]> {
  const rows = await asSystem('membership', (db) =>
    db.membership.findMany({
      where: { userId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { role: true, team: { select: teamView } },
    }),
  );
  return rows.map(toView).filter((view) => view !== null);
}

function toView(row: { role: string; team: TeamView }): { role: Role; team: TeamView } | null {
  const role = findRole(row.role);
  return role === null ? null : { role, team: row.team };
}
