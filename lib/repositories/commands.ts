import { storeBlobs } from '../artifacts/commands.ts';
import { sha256Of } from '../artifacts/rules.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import type { RepositoryHeads } from './schema.ts';

/**
 * Makes a bundle a project's repository, if it still is what the caller saw: `seen` is the revision they started from, null
 * for none. Returns the new revision. Throws `conflict` when somebody else was faster: nothing is stored then.
 */
export async function storeRepository(
  db: TeamDb,
  project: { teamId: string; projectId: string },
  change: { seen: number | null; bundle: Uint8Array<ArrayBuffer>; heads: RepositoryHeads },
): Promise<number> {
  const { seen, bundle, heads } = change;
  const bundleSha256 = sha256Of(bundle);
  const stored = { ...heads, bundleSha256, size: bundle.byteLength };
  await storeBlobs(db, project.teamId, [{ sha256: bundleSha256, bytes: bundle }]);
  if (seen === null) {
    const { count } = await db.repository.createMany({
      data: [{ ...project, ...stored, revision: 1 }],
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError('conflict');
    return 1;
  }
  const { count } = await db.repository.updateMany({
    where: { projectId: project.projectId, revision: seen },
    data: { ...stored, revision: seen + 1 },
  });
  if (count === 0) throw new AppError('conflict');
  return seen + 1;
}
