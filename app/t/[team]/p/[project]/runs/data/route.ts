import { asMember } from '#lib/auth/member.ts';
import { respond } from '#lib/route.ts';
import { readRunList } from '../list.ts';

/** The table of runs again, while one of them goes on. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/data'>,
): Promise<Response> {
  const { team, project } = await params;
  return respond(request, () =>
    asMember(team, 'run.view', async (context) =>
      Response.json(await readRunList(context, project), { headers: { 'cache-control': 'no-store' } }),
    ),
  );
}
