import { asSystem } from '../db/system.ts';
import { env } from '../env.ts';
import type { Waiting } from '../runs/schema.ts';
import { describeWorkers } from './leases.ts';

/** Workers look for runs several times a second: what has waited for less is not waiting for anybody. */
const SETTLE_S = 2;

type Queue = {
  is_new: boolean;
  own_running: number;
  own_ahead: number;
  others_ahead: number;
  running: number;
};

/**
 * Why a queued run of a team has not begun, in the order in which a person can do something about it. Null when nothing
 * keeps it (it begins within a second) or when it is not queued. Counts of all teams go into it, their names do not.
 */
export async function explainWaiting(teamId: string, runId: string): Promise<Waiting | null> {
  const teamRuns = env().IOPEER_TEAM_RUNS;
  // A run of another team goes first only as far as that team's own places go.
  const [queue] = await asSystem(
    'run-engine',
    (db) => db.$queryRaw<Queue[]>`
      WITH me AS (
        SELECT id, team_id, created_at,
               coalesce((SELECT max(created_at) FROM run_event
                          WHERE team_id = run.team_id AND run_id = run.id AND type = 'run.queued'), created_at)
                 > now() - make_interval(secs => ${SETTLE_S}) AS is_new
          FROM run WHERE team_id = ${teamId} AND id = ${runId} AND state = 'queued'),
      load AS (
        SELECT run.team_id = me.team_id AS own,
               count(*) FILTER (WHERE run.state = 'running')::int AS running,
               count(*) FILTER (WHERE run.state = 'queued' AND (run.created_at, run.id) < (me.created_at, me.id))::int AS ahead
          FROM run, me WHERE run.state IN ('queued', 'running') GROUP BY run.team_id, me.team_id)
      SELECT (SELECT is_new FROM me) AS is_new,
             coalesce(sum(running) FILTER (WHERE own), 0)::int AS own_running,
             coalesce(sum(ahead) FILTER (WHERE own), 0)::int AS own_ahead,
             coalesce(sum(least(ahead, greatest(0, ${teamRuns}::int - running))) FILTER (WHERE NOT own), 0)::int AS others_ahead,
             coalesce(sum(running), 0)::int AS running
        FROM load HAVING count(*) > 0`,
  );
  if (queue === undefined) return null;
  const { taking, refusals } = await describeWorkers();
  const [refusal] = refusals;
  if (taking === 0) return refusal === undefined ? { why: 'no-worker' } : { why: 'refused', refusal };
  if (queue.own_running >= teamRuns)
    return { why: 'team-limit', running: queue.own_running, ahead: queue.own_ahead };
  if (queue.is_new) return null;
  const ahead = queue.own_ahead + queue.others_ahead;
  if (ahead > 0) return { why: 'runs-ahead', ahead };
  return queue.running > 0 ? { why: 'workers-busy' } : null;
}
