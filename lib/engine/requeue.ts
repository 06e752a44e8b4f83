import { Prisma } from '../db/generated/client.ts';
import type { SystemDb } from '../db/system.ts';
import { toNotices } from '../run-feed/rules.ts';
import { FEED_CHANNEL } from '../run-feed/schema.ts';

/** Which running runs to take from their worker. */
export type Taken = { fromTheDead: true } | { executorId: string; runIds: readonly string[] };

/**
 * Puts running runs back into the queue, in the books and for whoever looks on: fence raised, stages under way open
 * again, `run.queued` said once more. From the commit on, whatever their worker still writes is refused.
 */
export async function requeueRuns(db: SystemDb, taken: Taken): Promise<string[]> {
  const which =
    'fromTheDead' in taken
      ? Prisma.sql`NOT EXISTS (SELECT 1 FROM executor_lease WHERE executor_id = run.worker_id)`
      : Prisma.sql`worker_id = ${taken.executorId} AND id = ANY(${[...taken.runIds]})`;
  const runs = await db.$queryRaw<{ id: string; team_id: string }[]>`
    UPDATE run SET fence = fence + 1, worker_id = NULL, state = 'queued'
     WHERE state = 'running' AND ${which} RETURNING id, team_id`;
  const ids = runs.map(({ id }) => id);
  if (ids.length === 0) return ids;
  await db.$executeRaw`UPDATE run_stage SET status = 'pending' WHERE status = 'running' AND run_id = ANY(${ids})`;
  // The rows of `run` are locked by the update above, which keeps the numbers free of gaps.
  await db.$executeRaw`
    INSERT INTO run_event (team_id, run_id, seq, type, data)
    SELECT team_id, id, 1 + coalesce((SELECT max(seq) FROM run_event WHERE team_id = run.team_id AND run_id = run.id), 0),
           'run.queued', '{"type":"run.queued"}'
      FROM run WHERE id = ANY(${ids})`;
  for (const payload of toNotices([], ids))
    await db.$executeRaw`SELECT pg_notify(${FEED_CHANNEL}, ${payload})`;
  return ids;
}
