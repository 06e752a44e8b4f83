import { findArtifact } from '#lib/artifacts/queries.ts';
import { asMember } from '#lib/auth/member.ts';
import { AppError } from '#lib/errors.ts';
import { respond } from '#lib/route.ts';
import { getRunId } from '../run.ts';

/** The evidence of a run, as it stands in the ZIP. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/[number]/evidence'>,
): Promise<Response> {
  const { team, project, number } = await params;
  return respond(request, () =>
    asMember(team, 'run.view', async (context) => {
      const evidence = await findArtifact(context.db, await getRunId(context, project, number), 'evidence');
      if (evidence === null) throw new AppError('not_found', { key: 'artifact_missing' });
      return new Response(evidence.bytes, {
        headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
      });
    }),
  );
}
