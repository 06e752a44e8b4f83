import { listScreenshots } from '#lib/artifacts/queries.ts';
import { asMember } from '#lib/auth/member.ts';
import { respond } from '#lib/route.ts';
import { getRunId } from '../run.ts';

/** The pages of the application a run made, with the names of their pictures. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/[number]/screenshots'>,
): Promise<Response> {
  const { team, project, number } = await params;
  return respond(request, () =>
    asMember(team, 'run.view', async (context) => {
      const pages = await listScreenshots(context.db, await getRunId(context, project, number));
      return Response.json(pages, { headers: { 'cache-control': 'no-store' } });
    }),
  );
}
