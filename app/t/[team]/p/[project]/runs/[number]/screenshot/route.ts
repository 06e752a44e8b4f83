import { getScreenshot, getScreenshotBytes } from '#lib/artifacts/queries.ts';
import { asMember } from '#lib/auth/member.ts';
import { findNotModified, pictureHeaders } from '#lib/http-headers.ts';
import { respond } from '#lib/route.ts';
import { getRunId } from '../run.ts';

/** One picture of a run by `?file=`, always as a picture: what is none does not exist here. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/runs/[number]/screenshot'>,
): Promise<Response> {
  const { team, project, number } = await params;
  const file = new URL(request.url).searchParams.get('file') ?? '';
  return respond(request, () =>
    asMember(team, 'run.view', async (context) => {
      const { sha256 } = await getScreenshot(context.db, await getRunId(context, project, number), file);
      const notModified = findNotModified(request, sha256);
      if (notModified !== null) return notModified;
      const bytes = await getScreenshotBytes(context.db, sha256);
      return new Response(bytes, { headers: pictureHeaders(sha256, bytes.byteLength) });
    }),
  );
}
