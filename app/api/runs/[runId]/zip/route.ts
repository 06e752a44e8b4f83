import { downloadHeaders, isUnchanged } from '#lib/artifacts/download.ts';
import { getBlobBytes, getRunZip } from '#lib/artifacts/queries.ts';
import { asMemberOfRun } from '#lib/auth/member.ts';
import { respond } from '#lib/route.ts';

type Context = { params: Promise<{ runId: string }> };

/** Downloads what a run delivered. Another team's run does not exist here. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { runId } = await params;
  return respond(request, () =>
    asMemberOfRun(runId, 'run.download', async ({ db }) => {
      const zip = await getRunZip(db, runId);
      const headers = downloadHeaders(zip);
      if (isUnchanged(request, zip)) return notModified(headers);
      return new Response(await getBlobBytes(db, zip.sha256), { headers });
    }),
  );
}

function notModified(headers: Headers): Response {
  headers.delete('content-length');
  headers.delete('content-type');
  return new Response(null, { status: 304, headers });
}
