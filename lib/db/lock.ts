import type { SystemDb } from './system.ts';
import type { TeamDb } from './team.ts';

/** Waits until no other transaction holds the lock of this name, and holds it until this transaction ends. */
export async function lockInTransaction(db: TeamDb | SystemDb, name: string): Promise<void> {
  // $executeRaw, because Prisma cannot read a result of type void.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
