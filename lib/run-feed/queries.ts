import type { TeamDb } from '../db/team.ts';
import { runEventSchema, type Stage } from '../runs/schema.ts';
import type { EventLine, LogLine, LogStream } from './schema.ts';

/** Rows a reader takes at once; a longer backlog is fetched in several goes. */
export const FEED_PAGE = 1_000;

/** Console rows of a run after `seq`, oldest first. Empty for another team's run. */
export async function listLogAfter(
  db: TeamDb,
  runId: string,
  seq: number,
  limit = FEED_PAGE,
): Promise<LogLine[]> {
  const rows = await db.runLog.findMany({
    where: { runId, seq: { gt: seq } },
    orderBy: { seq: 'asc' },
    take: limit,
    select: { seq: true, stage: true, iteration: true, stream: true, text: true, createdAt: true },
  });
  return rows.map((row) => ({ ...row, stage: row.stage as Stage, stream: row.stream as LogStream }));
}

/** Events of a run after `seq`, oldest first. Empty for another team's run. */
export async function listEventsAfter(
  db: TeamDb,
  runId: string,
  seq: number,
  limit = FEED_PAGE,
): Promise<EventLine[]> {
  const rows = await db.runEvent.findMany({
    where: { runId, seq: { gt: seq } },
    orderBy: { seq: 'asc' },
    take: limit,
    select: { seq: true, data: true, createdAt: true },
  });
  return rows.map((row) => ({
    seq: row.seq,
    event: runEventSchema.parse(row.data),
    createdAt: row.createdAt,
  }));
}
