import { getBlobBytes, getRunZip } from '#lib/artifacts/queries.ts';
import { asMemberOfRun } from '#lib/auth/member.ts';
import { downloadHeaders, findNotModified } from '#lib/http-headers.ts';
import { respond } from '#lib/route.ts';

type Context = { params: Promise<{ runId: string }> };

/** Downloads what a run delivered. Another team's run does not exist here. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { runId } = await params;
  return respond(request, () =>
    asMemberOfRun(runId, 'run.download', async ({ db }) => {
      const zip = await getRunZip(db, runId);
      const notModified = findNotModified(request, zip.sha256);
      if (notModified !== null) return notModified;
      const headers = downloadHeaders({ ...zip, contentType: 'application/zip' });
      return new Response(await getBlobBytes(db, zip.sha256), { headers });
    }),
  );
}
