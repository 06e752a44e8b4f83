import { asMember } from '#lib/auth/member.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { respond } from '#lib/route.ts';
import { getFilePair } from '#lib/versions/queries.ts';
import { versionNumber, versionNumberOrNothing } from '../../read.ts';

/** Both texts of one file: `?from=3&to=7&path=README.md`, and `&was=` where the earlier one had it elsewhere. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/versions/compare/file'>,
): Promise<Response> {
  const { team, project: slug } = await params;
  const search = new URL(request.url).searchParams;
  return respond(request, () =>
    asMember(team, 'version.view', async ({ db }) => {
      const project = await getProjectBySlug(db, slug);
      const pair = await getFilePair(db, project.id, {
        from: versionNumberOrNothing(search.get('from') ?? ''),
        to: versionNumber(search.get('to') ?? ''),
        path: search.get('path') ?? '',
        was: search.get('was') ?? undefined,
      });
      return Response.json(pair, { headers: { 'cache-control': 'private, no-store' } });
    }),
  );
}
