import { getProjectFile } from '#lib/artifacts/queries.ts';
import { asMember } from '#lib/auth/member.ts';
import { respond } from '#lib/route.ts';
import { getRunId } from '../run.ts';

/** One file of the result as text, by `?path=`; 415 for what is not text. Always plain text, whatever it is called. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/[number]/file'>,
): Promise<Response> {
  const { team, project, number } = await params;
  const path = new URL(request.url).searchParams.get('path') ?? '';
  return respond(request, () =>
    asMember(team, 'run.view', async (context) => {
      const file = await getProjectFile(context.db, await getRunId(context, project, number), path);
      if (!file.isText) return new Response(null, { status: 415 });
      return new Response(new Uint8Array(file.bytes), {
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        },
      });
    }),
  );
}
