import type { TeamDb } from '../db/team.ts';
import type { StoredRepository } from './schema.ts';

/** A project's repository as it is stored; null before its first delivery. */
export async function findRepository(db: TeamDb, projectId: string): Promise<StoredRepository | null> {
  return db.repository.findFirst({
    where: { projectId },
    select: { revision: true, bundleSha256: true, size: true, main: true, generated: true, verified: true },
  });
}
