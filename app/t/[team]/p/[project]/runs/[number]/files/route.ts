import { listProjectFiles } from '#lib/artifacts/queries.ts';
import { asMember } from '#lib/auth/member.ts';
import { respond } from '#lib/route.ts';
import { getRunId } from '../run.ts';

/** The paths and sizes of the files a run made. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/[number]/files'>,
): Promise<Response> {
  const { team, project, number } = await params;
  return respond(request, () =>
    asMember(team, 'run.view', async (context) => {
      const files = await listProjectFiles(context.db, await getRunId(context, project, number));
      const listed = files.map(({ path, size }) => ({ path, size }));
      return Response.json(listed, { headers: { 'cache-control': 'no-store' } });
    }),
  );
}
