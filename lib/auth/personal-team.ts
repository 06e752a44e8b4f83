import { lockInTransaction } from '../db/lock.ts';
import type { SystemDb } from '../db/system.ts';
import { newId } from '../ids.ts';
import { freeSlug, slugify } from '../slugs.ts';

/**
 * Gives a new person a team of their own, as its owner, in the transaction that creates the person: either all three
 * rows exist afterwards or none does.
 */
export async function createPersonalTeam(
  db: SystemDb,
  user: { id: string; name: string; locale: string },
): Promise<{ id: string; slug: string }> {
  const base = slugify(user.name, 'team');
  // Slugs are unique over all teams. Two people of one name signing up at once wait for each other here.
  await lockInTransaction(db, `team-slug:${base}`);
  const similar = await db.team.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const team = await db.team.create({
    data: {
      id: newId('team'),
      slug: freeSlug(base, new Set(similar.map((row) => row.slug))),
      name: user.locale === 'es' ? `Equipo de ${user.name}` : `${user.name}’s team`,
    },
    select: { id: true, slug: true },
  });
  await db.membership.create({
    data: { id: newId('membership'), teamId: team.id, userId: user.id, role: 'owner' },
    select: { id: true },
  });
  return team;
}
