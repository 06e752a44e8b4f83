import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '#lib/artifacts/rules.ts';
import { gitBytes, gitFailure } from '../git.ts';
import { GENERATED } from '../git-store.ts';
import type { Tree } from '../tree.ts';
import { dropScratch, moveBranch, writeCommits } from './commits.ts';
import { excludeEvidence, saveChanges } from './folder.ts';
import { blobIdOf, isFile, listTree, type Put, readBlobs } from './objects.ts';

/** What a folder says of the generation it came from. */
export type Origin = { files: ReadonlyMap<string, { sha256: string }>; manifest: string };

/** Makes an empty repository of a folder, with its files where a person expects them. */
export async function initRepository(repository: string): Promise<void> {
  await mkdir(repository, { recursive: true });
  const argv = ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', repository];
  const made = await gitBytes(argv);
  if (made.exitCode !== 0) throw gitFailure('init', made.stderr);
  await gitBytes(['--git-dir', repository, 'config', 'core.bare', 'false']);
  await excludeEvidence(repository);
}

/**
 * Gives a folder without branch `generated` one: the generation it was unpacked from, as far as that can be known. Of
 * each file the manifest lists it is the folder's own content where nobody changed it, else what the generator renders
 * (`rendered`) where that is still what was delivered. Returns the files whose first content nobody knows any more.
 */
export async function makeBaseline(
  repository: string,
  branch: string,
  head: string | null,
  snapshot: string,
  { files, manifest }: Origin,
  rendered: Tree,
): Promise<string[]> {
  const tree = await listTree(repository, snapshot);
  const listed = [...tree].filter(([path, leaf]) => files.has(path) && isFile(leaf));
  const contents = await readBlobs(
    repository,
    listed.map(([, { id }]) => id),
  );
  const base = new Map<string, Put>();
  const unknown: string[] = [];
  for (const [path, { sha256 }] of files) {
    const leaf = tree.get(path);
    const there = leaf && contents.get(leaf.id);
    const made = rendered.get(path);
    if (leaf && there && sha256Of(there) === sha256) base.set(path, leaf);
    else if (made && sha256Of(made.content) === sha256)
      base.set(path, put(made.content, snapshot.length, made.executable));
    else unknown.push(path);
  }
  base.set('.iopeer/manifest.json', put(Buffer.from(manifest), snapshot.length));
  const sorted = new Map([...base].sort(([a], [b]) => (a < b ? -1 : 1)));
  const [first] = await writeCommits(repository, [
    { title: 'Generate (as unpacked)', trailers: {}, parents: [], tree: sorted, committedAt: seconds() },
  ]);
  if (first === undefined) throw new Error('the first generation was not stored');
  // The person's branch first: while there is no `generated`, all of this is simply done again.
  const own =
    head === null
      ? first
      : await saveChanges(
          repository,
          await treeOf(repository, head),
          [head, first],
          'Take in the generation this project came from',
        );
  await moveBranch(repository, branch, head, own);
  await moveBranch(repository, GENERATED, null, first);
  await dropScratch(repository);
  return unknown;
}

/** What a folder tells of its origin; null when IOPEER did not make it. */
export async function readOrigin(folder: string): Promise<(Origin & { blueprint: unknown }) | null> {
  const read = (name: string) => readFile(join(folder, '.iopeer', name), 'utf8');
  try {
    const [manifest, blueprint] = await Promise.all([read('manifest.json'), read('blueprint.json')]);
    const { files } = JSON.parse(manifest) as { files: Record<string, { sha256: string }> };
    return { files: new Map(Object.entries(files)), manifest, blueprint: JSON.parse(blueprint) };
  } catch {
    return null; // Not there, or not ours.
  }
}

async function treeOf(repository: string, commit: string): Promise<string> {
  const { exitCode, stdout, stderr } = await gitBytes([
    '--git-dir',
    repository,
    'rev-parse',
    `${commit}^{tree}`,
  ]);
  if (exitCode !== 0) throw gitFailure('rev-parse', stderr);
  return stdout.toString().trim();
}

const put = (content: Uint8Array, idLength: number, executable = false): Put => ({
  mode: executable ? '100755' : '100644',
  id: blobIdOf(content, idLength),
  content,
});

const seconds = () => Math.floor(Date.now() / 1_000);
