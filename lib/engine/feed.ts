import { toJsonText } from '../db/json.ts';
import { systemPool } from '../db/system.ts';
import { toNotices } from '../run-feed/rules.ts';
import { FEED_CHANNEL, type LogStream } from '../run-feed/schema.ts';
import type { RunEvent, Stage } from '../runs/schema.ts';

export type LogRow = {
  runId: string;
  seq: number;
  stage: Stage;
  iteration: number;
  stream: LogStream;
  text: string;
};
export type EventRow = { runId: string; seq: number; event: RunEvent };
/** `fences` names, for each run in the batch, the fence under which its rows are written. */
export type FeedBatch = {
  fences: ReadonlyMap<string, number>;
  logs: readonly LogRow[];
  events: readonly EventRow[];
};

/**
 * One statement, hence one transaction and one commit for all runs of a worker: rows of a run whose fence has moved on
 * are left out, rows written before (a commit whose answer was lost) are skipped, and the batch is announced.
 * The share lock makes a take-over wait until the batch is committed, so no row appears behind the new holder's back.
 */
const APPEND = `
WITH held AS MATERIALIZED (
  SELECT run.id, run.team_id
    FROM run JOIN unnest($1::text[], $2::int[]) AS wanted(id, fence) ON wanted.id = run.id AND wanted.fence = run.fence
   ORDER BY run.id
     FOR SHARE OF run
), logs AS (
  INSERT INTO run_log (team_id, run_id, seq, stage, iteration, stream, text)
  SELECT held.team_id, row.run_id, row.seq, row.stage, row.iteration, row.stream, row.text
    FROM unnest($3::text[], $4::int[], $5::text[], $6::int[], $7::text[], $8::text[])
           AS row(run_id, seq, stage, iteration, stream, text)
    JOIN held ON held.id = row.run_id
  ON CONFLICT DO NOTHING
), events AS (
  INSERT INTO run_event (team_id, run_id, seq, type, data)
  SELECT held.team_id, row.run_id, row.seq, row.data->>'type', row.data
    FROM unnest($9::text[], $10::int[], $11::jsonb[]) AS row(run_id, seq, data)
    JOIN held ON held.id = row.run_id
  ON CONFLICT DO NOTHING
), announced AS (
  SELECT pg_notify($12, payload) FROM unnest($13::text[]) AS payload
)
SELECT coalesce((SELECT array_agg(id) FROM held), '{}') AS held, (SELECT count(*) FROM (SELECT * FROM announced) AS sent) AS sent`;

/**
 * Writes a worker's console rows and events of the last moments, for all its runs at once.
 * @returns the runs still held; the others have been taken over or cancelled and nothing was written for them.
 */
export async function appendFeed(batch: FeedBatch): Promise<Set<string>> {
  const { fences, logs, events } = batch;
  const notices = toNotices(unique(logs), unique(events));
  const { rows } = await systemPool('run-log').query<{ held: string[] }>(APPEND, [
    [...fences.keys()],
    [...fences.values()],
    logs.map((row) => row.runId),
    logs.map((row) => row.seq),
    logs.map((row) => row.stage),
    logs.map((row) => row.iteration),
    logs.map((row) => row.stream),
    logs.map((row) => row.text),
    events.map((row) => row.runId),
    events.map((row) => row.seq),
    events.map((row) => toJsonText(row.event)),
    FEED_CHANNEL,
    notices,
  ]);
  return new Set(rows[0]?.held ?? []);
}

function unique(rows: readonly { runId: string }[]): string[] {
  return [...new Set(rows.map((row) => row.runId))];
}
