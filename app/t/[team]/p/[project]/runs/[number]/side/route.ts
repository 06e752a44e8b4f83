import { asMember } from '#lib/auth/member.ts';
import { getMergeSide } from '#lib/merges/queries.ts';
import { respond } from '#lib/route.ts';
import { getRunId } from '../run.ts';

/** One of the contents a run's plan shows, by `?sha=`. Always plain text; what the plan does not list does not exist. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/[number]/side'>,
): Promise<Response> {
  const { team, project, number } = await params;
  const sha256 = new URL(request.url).searchParams.get('sha') ?? '';
  return respond(request, () =>
    asMember(team, 'run.view', async (context) => {
      const text = await getMergeSide(context.db, await getRunId(context, project, number), sha256);
      return new Response(text, {
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'x-content-type-options': 'nosniff',
          // A content never changes under its hash, but who may see it does.
          'cache-control': 'private, no-store',
        },
      });
    }),
  );
}
