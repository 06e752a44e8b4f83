import { isEvidence } from '../evidence.ts';
import type { Tree } from '../tree.ts';
import { EXECUTABLE, isFile, type Put, readBlobs } from './objects.ts';

/** The files of a tree with what is in them; links, other repositories and evidence are left out. */
export async function contentsOf(repository: string, tree: ReadonlyMap<string, Put>): Promise<Tree> {
  const files = [...tree].filter(([path, leaf]) => isFile(leaf) && !isEvidence(path));
  const stored = await readBlobs(
    repository,
    files.flatMap(([, { id, content }]) => (content ? [] : [id])),
  );
  return new Map(
    files.map(([path, { id, mode, content }]) => [
      path,
      { content: content ?? stored.get(id) ?? new Uint8Array(), executable: mode === EXECUTABLE },
    ]),
  );
}
