import { asMember } from '#lib/auth/member.ts';
import { findMergePlan, findNewestVersionNumber, getDecisions } from '#lib/merges/queries.ts';
import type { PlanToAnswer } from '#lib/merges/schema.ts';
import { respond } from '#lib/route.ts';
import { getRun } from '#lib/runs/commands.ts';
import { getRunId } from '../run.ts';

/** What a run would do to what people have, what was said of it, and which version the project is at. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/[number]/plan'>,
): Promise<Response> {
  const { team, project, number } = await params;
  return respond(request, () =>
    asMember(team, 'run.view', async (context) => {
      const { db } = context;
      const runId = await getRunId(context, project, number);
      const { projectId } = await getRun(db, runId);
      const answer: PlanToAnswer = {
        plan: await findMergePlan(db, runId),
        decisions: await getDecisions(db, runId),
        newest: await findNewestVersionNumber(db, projectId),
      };
      return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
    }),
  );
}
