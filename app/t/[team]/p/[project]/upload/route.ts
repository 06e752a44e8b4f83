import { asMember, requireMember } from '#lib/auth/member.ts';
import { assertTrustedOrigin } from '#lib/auth/request.ts';
import { AppError } from '#lib/errors.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { respond } from '#lib/route.ts';
import { uploadChanges } from '#lib/version-runs/commands.ts';
import { MAX_UPLOAD_BYTES } from '#lib/version-runs/schema.ts';

/**
 * Takes a ZIP of a project somebody has changed, as the body itself, and starts the run that takes it in; answers with its
 * number. As an action: from our own pages only. Nothing is read for somebody who may not send anything.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/upload'>,
): Promise<Response> {
  const { team, project: slug } = await params;
  return respond(request, async () => {
    assertTrustedOrigin(request.headers);
    await requireMember(team, 'git.write');
    const bytes = await readBody(request);
    const run = await asMember(team, 'git.write', async (context) => {
      const project = await getProjectBySlug(context.db, slug);
      return uploadChanges(context, { projectId: project.id, bytes });
    });
    return Response.json({ number: run.number }, { status: 201, headers: { 'cache-control': 'no-store' } });
  });
}

/** The whole body. Throws `invalid` as soon as it is more than a project may be, whatever its headers said. */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new AppError('invalid', { key: 'upload_too_large' });
  if (Number(request.headers.get('content-length')) > MAX_UPLOAD_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_UPLOAD_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
