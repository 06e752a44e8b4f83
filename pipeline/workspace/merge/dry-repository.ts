import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { git } from '../git.ts';
import { findCommit, GENERATED } from '../git-store.ts';
import { initRepository } from './baseline.ts';
import { excludeEvidence } from './folder.ts';

/** Where a clone has the generations of the repository it was made from. */
export const REMOTE_GENERATED = 'refs/remotes/origin/generated';

/**
 * Makes a repository at `place` that knows all another one does and shares none of what happens next: what a dry run
 * stores goes with it. `real` is null for a folder that has none.
 */
export async function dryRepository(real: string | null, place: string): Promise<string> {
  await initRepository(place);
  if (real === null) return place;
  await mkdir(join(place, 'objects', 'info'), { recursive: true });
  const objects = (await git(real, ['rev-parse', '--git-path', 'objects'])).trim();
  await writeFile(join(place, 'objects', 'info', 'alternates'), `${resolve(objects)}\n`);
  const head = (await git(real, ['symbolic-ref', 'HEAD']).catch(() => '')).trim();
  if (head === '') return place;
  await git(place, ['symbolic-ref', 'HEAD', head]);
  for (const branch of new Set([head, GENERATED, REMOTE_GENERATED])) {
    const commit = await findCommit(real, branch);
    if (commit !== null) await git(place, ['update-ref', branch, commit]);
  }
  for (const name of ['index', 'MERGE_HEAD'])
    await copyFile(join(real, name), join(place, name)).catch(() => {});
  await excludeEvidence(place);
  return place;
}
