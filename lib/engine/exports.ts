import { asSystem } from '../db/system.ts';
import type { ClaimedExport, ExportProblem } from '../git-remotes/schema.ts';

/** An export takes at most this long; one that has been running for longer was its worker's end. */
export const EXPORT_LIMIT_MS = 5 * 60_000;
const ABANDONED_S = EXPORT_LIMIT_MS / 1_000 + 60;

/**
 * Takes the export that waits longest, or one whose worker is gone; null when there is none. Of several workers one gets it.
 * The row is the job: it was queued by the transaction that asked for it, and doing it twice pushes nothing twice.
 */
export async function claimExport(): Promise<ClaimedExport | null> {
  return asSystem('run-engine', async (db) => {
    const rows = await db.$queryRaw<ClaimedExport[]>`
      UPDATE git_remote SET state = 'running', updated_at = now()
       WHERE id = (SELECT id FROM git_remote
                    WHERE state = 'queued'
                       OR (state = 'running' AND updated_at < now() - make_interval(secs => ${ABANDONED_S}::int))
                    ORDER BY updated_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, team_id AS "teamId", project_id AS "projectId", url, branch, username, secret`;
    return rows[0] ?? null;
  });
}

/** How an export ended: with a commit, with a problem, or not at all, because its worker stops and another one shall do it. */
export type ExportEnd = { commit: string } | { problem: ExportProblem } | 'given-back';

/** Writes down how an export ended; of a remote that was removed meanwhile nothing is left to write to. */
export async function finishExport(id: string, end: ExportEnd): Promise<void> {
  await asSystem('run-engine', (db) =>
    db.gitRemote.updateMany({ where: { id, state: 'running' }, data: columnsOf(end) }),
  );
}

function columnsOf(end: ExportEnd) {
  if (end === 'given-back') return { state: 'queued' };
  if ('problem' in end) return { state: 'failed', problem: end.problem };
  return { state: 'done', problem: null, pushedCommit: end.commit, pushedAt: new Date() };
}
