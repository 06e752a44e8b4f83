import { asMember } from '#lib/auth/member.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { respond } from '#lib/route.ts';
import { listSpecVersions } from '#lib/specs/queries.ts';

/** The versions of a project's SPEC, for the history drawer. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/spec-versions'>,
): Promise<Response> {
  const { team, project: slug } = await params;
  return respond(request, () =>
    asMember(team, 'spec.view', async ({ db }) => {
      const project = await getProjectBySlug(db, slug);
      return Response.json(await listSpecVersions(db, project.id), {
        headers: { 'cache-control': 'no-store' },
      });
    }),
  );
}
