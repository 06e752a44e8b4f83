import { findMembershipById } from '../auth/memberships.ts';
import { systemPool } from '../db/system.ts';
import type { RunEvent } from '../runs/schema.ts';
import { roleCan } from '../teams/rules.ts';
import { BATCH_ROWS, batchBytes } from './rules.ts';
import type { EventRow, LogRow } from './schema.ts';

/** Where one console stands: which run, and the newest rows it already has. */
export type Position = { teamId: string; runId: string; afterLogSeq: number; afterEventSeq: number };
/** `isFull` says that there was more than fits. */
export type Batch = { logs: LogRow[]; events: EventRow[]; isFull: boolean };

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
  const maxBytes = batchBytes(positions.length);
  const [logs, events] = await Promise.all([
    pool.query<Placed<LogRow>>(LOGS, [
      teams,
      runs,
      positions.map((p) => p.afterLogSeq),
      BATCH_ROWS,
      maxBytes,
    ]),
    pool.query<Placed<{ seq: number; event: RunEvent; at: number }>>(EVENTS, [
      teams,
      runs,
      positions.map((p) => p.afterEventSeq),
      BATCH_ROWS,
      maxBytes,
    ]),
  ]);
  const batches: Batch[] = positions.map(() => ({ logs: [], events: [], isFull: false }));
  for (const { place, bytes, ...row } of logs.rows)
    add(batches[Number(place) - 1], 'logs', row, bytes, maxBytes);
  for (const { place, bytes, ...row } of events.rows)
    add(batches[Number(place) - 1], 'events', row, bytes, maxBytes);
  return batches;
}

type Placed<Row> = Row & { place: string; bytes: number };

function add<Kind extends 'logs' | 'events'>(
  batch: Batch | undefined,
  kind: Kind,
  row: Batch[Kind][number],
  bytes: number,
  maxBytes: number,
): void {
  const rows: Batch[Kind][number][] | undefined = batch?.[kind];
  if (batch === undefined || rows === undefined) return;
  rows.push(row);
  if (rows.length >= BATCH_ROWS || bytes >= maxBytes) batch.isFull = true;
}

/**
 * Per console the next rows by seq, until there are enough or their text, added up in `bytes`, is.
 * The first row always comes, however long it is, so that nothing ever stops a console for good.
 */
const nextRows = (table: string, content: string, columns: string) => `
  SELECT wanted.place, row.seq, ${columns}, (extract(epoch FROM row.created_at) * 1000)::float8 AS at,
         row.bytes::int AS bytes
  FROM unnest($1::text[], $2::text[], $3::int[]) WITH ORDINALITY AS wanted(team_id, run_id, after_seq, place)
  CROSS JOIN LATERAL (
    SELECT *, octet_length(${content}) AS size, sum(octet_length(${content})) OVER (ORDER BY seq) AS bytes
    FROM (
      SELECT * FROM ${table}
      WHERE team_id = wanted.team_id AND run_id = wanted.run_id AND seq > wanted.after_seq
      ORDER BY seq LIMIT $4
    ) AS next
  ) AS row
  WHERE row.bytes - row.size < $5
  ORDER BY wanted.place, row.seq`;

const LOGS = nextRows('run_log', 'text', 'row.stage, row.iteration, row.stream, row.text');
const EVENTS = nextRows('run_event', 'data::text', 'row.data AS event');
