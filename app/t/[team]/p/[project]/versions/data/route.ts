import { z } from 'zod';
import { asMember } from '#lib/auth/member.ts';
import { parseInput } from '#lib/input.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { respond } from '#lib/route.ts';
import { listVersions } from '#lib/versions/queries.ts';
import { VERSION_FILTERS } from '#lib/versions/schema.ts';
import { versionNumber } from '../read.ts';

/** A page of versions: `?show=` says which, `?before=` is a number below which they are. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/versions/data'>,
): Promise<Response> {
  const { team, project: slug } = await params;
  const search = new URL(request.url).searchParams;
  return respond(request, () =>
    asMember(team, 'version.view', async ({ db }) => {
      const project = await getProjectBySlug(db, slug);
      const filter = parseInput(z.enum(VERSION_FILTERS), search.get('show') ?? 'all');
      const before = search.get('before');
      const page = await listVersions(db, project.id, {
        filter,
        ...(before !== null && { before: versionNumber(before) }),
      });
      return Response.json(page, { headers: { 'cache-control': 'no-store' } });
    }),
  );
}
