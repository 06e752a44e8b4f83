import type { TeamDb } from '../db/team.ts';
import type { RunEvent } from '../runs/schema.ts';
import { toNotices } from './rules.ts';
import { FEED_CHANNEL } from './schema.ts';

/**
 * Appends events to a run and announces them. The caller has locked the run's row in this transaction, which keeps
 * the numbers free of gaps.
 * @param firstSeq number of the first event when the caller keeps count (then repeating the call changes nothing);
 *   without it the numbers follow the last one stored.
 * @returns the last seq used.
 */
export async function appendEvents(
  db: TeamDb,
  run: { teamId: string; runId: string },
  events: readonly RunEvent[],
  firstSeq?: number,
): Promise<number> {
  const { teamId, runId } = run;
  const first = firstSeq ?? (await findLastEventSeq(db, runId)) + 1;
  await db.runEvent.createMany({
    data: events.map((event, index) => ({
      teamId,
      runId,
      seq: first + index,
      type: event.type,
      data: event,
    })),
    skipDuplicates: true,
  });
  const [payload] = toNotices([], [runId]);
  await db.$executeRaw`SELECT pg_notify(${FEED_CHANNEL}, ${payload})`;
  return first + events.length - 1;
}

async function findLastEventSeq(db: TeamDb, runId: string): Promise<number> {
  const { _max } = await db.runEvent.aggregate({ where: { runId }, _max: { seq: true } });
  return _max.seq ?? 0;
}
