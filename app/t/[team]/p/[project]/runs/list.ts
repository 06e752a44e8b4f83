import type { RunListRow } from '#components/runs/runs-table.tsx';
import type { TeamContext } from '#lib/auth/member.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { listRuns } from '#lib/runs/queries.ts';
import { listMembers } from '#lib/teams/queries.ts';

/** The runs of a project as the table shows them. Somebody who left the team has no name there any more. */
export async function readRunList({ db }: TeamContext, slug: string): Promise<RunListRow[]> {
  const project = await getProjectBySlug(db, slug);
  const runs = await listRuns(db, project.id);
  const names = new Map((await listMembers(db)).map((member) => [member.userId, member.name]));
  return runs.map(
    ({
      id,
      number,
      kind,
      aboutVersion,
      state,
      specVersionNumber,
      createdAt,
      durationMs,
      tests,
      costUsdMicros,
      createdById,
    }) => ({
      id,
      number,
      kind,
      aboutVersion,
      state,
      specVersionNumber,
      createdAt,
      durationMs,
      tests,
      costUsdMicros,
      startedBy: names.get(createdById) ?? '',
    }),
  );
}
