import { asMember } from '#lib/auth/member.ts';
import { explainWaiting } from '#lib/engine/waiting.ts';
import { respond } from '#lib/route.ts';
import { getRunNews } from '#lib/runs/queries.ts';
import { getRunId } from '../run.ts';

/** The state of a run, what it delivers, why it waits, and its events after `?after=`, for when the console's socket is down. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/[number]/data'>,
): Promise<Response> {
  const { team, project, number } = await params;
  const after = Number(new URL(request.url).searchParams.get('after')) || 0;
  return respond(request, async () => {
    const { id, teamId, state, parts, events } = await asMember(team, 'run.view', async (context) => {
      const runId = await getRunId(context, project, number);
      const seq = Math.min(Math.max(0, Math.trunc(after)), 2 ** 31 - 1);
      return { id: runId, teamId: context.team.id, ...(await getRunNews(context.db, runId, seq)) };
    });
    const waiting = state === 'queued' ? await explainWaiting(teamId, id) : null;
    const rows = events.map(({ seq, event, createdAt }) => ({ seq, event, at: createdAt.getTime() }));
    return Response.json(
      { state, parts, waiting, events: rows },
      { headers: { 'cache-control': 'no-store' } },
    );
  });
}
