import { asMember } from '#lib/auth/member.ts';
import { respond } from '#lib/route.ts';
import { getRunNews } from '#lib/runs/queries.ts';
import { getRunId } from '../run.ts';

/** The state of a run and its events after `?after=`, for when the console's socket is down. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/[number]/data'>,
): Promise<Response> {
  const { team, project, number } = await params;
  const after = Number(new URL(request.url).searchParams.get('after')) || 0;
  return respond(request, () =>
    asMember(team, 'run.view', async (context) => {
      const id = await getRunId(context, project, number);
      const { state, events } = await getRunNews(
        context.db,
        id,
        Math.min(Math.max(0, Math.trunc(after)), 2 ** 31 - 1),
      );
      const rows = events.map(({ seq, event, createdAt }) => ({ seq, event, at: createdAt.getTime() }));
      return Response.json({ state, events: rows }, { headers: { 'cache-control': 'no-store' } });
    }),
  );
}
