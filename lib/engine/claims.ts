import { asSystem } from '../db/system.ts';
import type { Hold } from '../executions/schema.ts';
import { toNotices } from '../run-feed/rules.ts';
import { FEED_CHANNEL } from '../run-feed/schema.ts';
import type { RunEvent, RunState, SandboxKind } from '../runs/schema.ts';

export type Claim =
  /** `eventSeq` and `logSeq` are the last numbers used; from here on the holder counts. */
  | { kind: 'claimed'; hold: Hold; eventSeq: number; logSeq: number }
  /** This worker's lease is gone: it was believed dead and must stop. */
  | { kind: 'no-lease' }
  /** Nothing to do: the run was cancelled, paused or finished meanwhile. */
  | { kind: 'not-runnable'; state: RunState | null };

/**
 * Takes a run for a worker, in one transaction: the worker's lease must stand, the run must be waiting (or held by
 * whoever ran it before), and its fence rises. Whatever an earlier holder writes after this is refused.
 */
export async function claimRun(executorId: string, runId: string, sandbox: SandboxKind): Promise<Claim> {
  return asSystem('run-engine', async (db) => {
    // The reaper deletes the lease first, so of a reaped worker and its successor only one can pass here.
    const lease = await db.$queryRaw<
      unknown[]
    >`SELECT 1 FROM executor_lease WHERE executor_id = ${executorId} FOR SHARE`;
    if (lease.length === 0) return { kind: 'no-lease' };
    const [run] = await db.$queryRaw<{ team_id: string; fence: number }[]>`
      UPDATE run
         SET state = 'running', worker_id = ${executorId}, fence = fence + 1, sandbox = ${sandbox},
             started_at = coalesce(started_at, now())
       WHERE id = ${runId} AND state IN ('queued', 'running')
      RETURNING team_id, fence`;
    if (run === undefined) {
      const found = await db.run.findUnique({ where: { id: runId }, select: { state: true } });
      return { kind: 'not-runnable', state: (found?.state ?? null) as RunState | null };
    }
    const [last] = await db.$queryRaw<{ events: number; logs: number }[]>`
      SELECT coalesce((SELECT max(seq) FROM run_event WHERE team_id = ${run.team_id} AND run_id = ${runId}), 0)::int AS events,
             coalesce((SELECT max(seq) FROM run_log WHERE team_id = ${run.team_id} AND run_id = ${runId}), 0)::int AS logs`;
    const event: RunEvent = { type: 'run.started', worker: executorId, sandbox };
    const eventSeq = (last?.events ?? 0) + 1;
    await db.runEvent.create({
      data: { teamId: run.team_id, runId, seq: eventSeq, type: event.type, data: event },
    });
    for (const payload of toNotices([], [runId]))
      await db.$executeRaw`SELECT pg_notify(${FEED_CHANNEL}, ${payload})`;
    return {
      kind: 'claimed',
      hold: { teamId: run.team_id, runId, executorId, fence: run.fence },
      eventSeq,
      logSeq: last?.logs ?? 0,
    };
  });
}
