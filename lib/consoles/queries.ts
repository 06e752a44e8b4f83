import { findMembershipById } from '../auth/memberships.ts';
import { systemPool } from '../db/system.ts';
import { runEventSchema } from '../runs/schema.ts';
import { roleCan } from '../teams/rules.ts';
import { EVENT_BATCH_ROWS, LOG_BATCH_ROWS } from './rules.ts';
import { type EventRow, eventRowSchema, type LogRow, logRowSchema } from './schema.ts';

/** Where one console stands: which run, and the newest rows it already has. */
export type Position = { teamId: string; runId: string; afterLogSeq: number; afterEventSeq: number };
export type Batch = { logs: LogRow[]; events: EventRow[] };

/** Whether this person may (still) watch runs of this team. */
export async function mayWatch(userId: string, teamId: string): Promise<boolean> {
  const membership = await findMembershipById(userId, teamId);
  return membership !== null && roleCan(membership.role, 'console.watch');
}

/**
 * The next rows of many consoles in two statements, in the order of `positions`. One statement for all of them is what
 * lets a few hundred consoles be live on one connection; each position was authorised when its socket opened.
 */
export async function readBatches(positions: readonly Position[]): Promise<Batch[]> {
  const pool = systemPool('run-log');
  const teams = positions.map((position) => position.teamId);
  const runs = positions.map((position) => position.runId);
  const [logs, events] = await Promise.all([
    pool.query<RawRow>(LOGS_SQL, [
      teams,
      runs,
      positions.map((position) => position.afterLogSeq),
      LOG_BATCH_ROWS,
    ]),
    pool.query<RawRow>(EVENTS_SQL, [
      teams,
      runs,
      positions.map((position) => position.afterEventSeq),
      EVENT_BATCH_ROWS,
    ]),
  ]);
  const batches: Batch[] = positions.map(() => ({ logs: [], events: [] }));
  for (const { place, ...row } of logs.rows) batches[Number(place) - 1]?.logs.push(logRowSchema.parse(row));
  for (const { place, data, ...row } of events.rows) {
    batches[Number(place) - 1]?.events.push(
      eventRowSchema.parse({ ...row, event: runEventSchema.parse(data) }),
    );
  }
  return batches;
}

type RawRow = { place: string; seq: number; at: number; data?: unknown };

const WANTED = `unnest($1::text[], $2::text[], $3::int[]) WITH ORDINALITY AS wanted(team_id, run_id, after_seq, place)`;
const AT = `(extract(epoch FROM row.created_at) * 1000)::float8 AS at`;
const NEXT = (table: string) =>
  `SELECT * FROM ${table} t WHERE t.team_id = wanted.team_id AND t.run_id = wanted.run_id
     AND t.seq > wanted.after_seq ORDER BY t.seq LIMIT $4`;

const LOGS_SQL = `
  SELECT wanted.place, row.seq, row.stage, row.iteration, row.stream, row.text, ${AT}
  FROM ${WANTED} CROSS JOIN LATERAL (${NEXT('run_log')}) AS row ORDER BY wanted.place, row.seq`;
const EVENTS_SQL = `
  SELECT wanted.place, row.seq, row.data, ${AT}
  FROM ${WANTED} CROSS JOIN LATERAL (${NEXT('run_event')}) AS row ORDER BY wanted.place, row.seq`;
