import { zipFiles } from '#lib/archives/rules.ts';
import { asMember } from '#lib/auth/member.ts';
import { downloadHeaders, findNotModified } from '#lib/http-headers.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import { respond } from '#lib/route.ts';
import { getTreeHash, getVersionTree } from '#lib/versions/queries.ts';
import { versionNumber } from '../../read.ts';

/** The project as it is at a version; its evidence is in the ZIP of the run. Tagged by its tree, packed when it is asked for. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/t/[team]/p/[project]/versions/[number]/zip'>,
): Promise<Response> {
  const { team, project: slug, number } = await params;
  return respond(request, async () => {
    const found = await asMember(team, 'run.download', async ({ db }) => {
      const project = await getProjectBySlug(db, slug);
      const version = versionNumber(number);
      const notModified = findNotModified(request, await getTreeHash(db, project.id, version));
      return notModified ?? getVersionTree(db, project.id, version);
    });
    if (found instanceof Response) return found;
    const bytes = zipFiles(found.files);
    const name = `${slug}-v${number}.zip`;
    const headers = downloadHeaders({
      name,
      sha256: found.manifestHash,
      size: bytes.byteLength,
      contentType: 'application/zip',
    });
    return new Response(bytes, { headers });
  });
}
