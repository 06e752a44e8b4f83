import type { TeamDb } from '../db/team.ts';
import { findExportProblem, findExportState } from './rules.ts';
import type { GitRemoteView } from './schema.ts';

/** Where a project is exported to, and how the last export went; null when nobody has said. */
export async function findGitRemote(db: TeamDb, projectId: string): Promise<GitRemoteView | null> {
  const row = await db.gitRemote.findFirst({ where: { projectId } });
  return (
    row && {
      url: row.url,
      branch: row.branch,
      username: row.username ?? '',
      hasSecret: row.secret !== null,
      state: findExportState(row.state),
      problem: findExportProblem(row.problem),
      pushedCommit: row.pushedCommit,
      pushedAt: row.pushedAt,
    }
  );
}
