import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readFile, readlink, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { git, gitBytes, gitFailure } from '../git.ts';
import { findCommit } from '../git-store.ts';
import { namingDiskFull } from '../machine-error.ts';
import { dropJournal, type Journal, ownFolder, readJournal } from './journal.ts';
import type { OnStep } from './merge.ts';
import { blobIdOf, EXECUTABLE, isFile, type Leaf, listTree, readBlobs } from './objects.ts';

const LINK = '120000';

/**
 * Brings a folder from one tree to another as its journal says, each file whole or not at all, and the index with it. A
 * file that holds neither what it held nor what it is to hold was changed meanwhile: it stays and is returned.
 */
export async function updateFolder(
  folder: string,
  repository: string,
  journal: Journal,
  onStep: OnStep = () => {},
): Promise<string[]> {
  const [from, to] = await Promise.all([
    listTree(repository, journal.from),
    listTree(repository, journal.to),
  ]);
  const differing = [...new Set([...from.keys(), ...to.keys()])].filter((path) => {
    const [was, is] = [from.get(path), to.get(path)];
    return was?.id !== is?.id || was?.mode !== is?.mode;
  });
  const contents = await readBlobs(
    repository,
    differing.flatMap((path) => {
      const leaf = to.get(path);
      return leaf && leaf.mode !== '160000' ? [leaf.id] : [];
    }),
  );
  const left: string[] = [];
  await onStep('folder-begun');
  const isGone = (path: string) => !to.has(path);
  // What goes first makes room for folders and files that come in its place.
  const order = [...differing].sort((a, b) => Number(isGone(b)) - Number(isGone(a)));
  let done = 0;
  for (const path of order) {
    const [was, is] = [from.get(path), to.get(path)];
    const there = await lookAt(folder, path, journal.to.length);
    if (!same(there, is)) {
      if (there !== undefined && !same(there, was)) left.push(path);
      else await namingDiskFull(() => change(folder, path, is, contents));
    }
    done++;
    if (done === Math.ceil(order.length / 2)) await onStep('folder-half');
  }
  await onStep('folder-done');
  await updateIndex(folder, repository, journal);
  await onStep('index-done');
  await dropJournal(repository);
  return left;
}

/** Finishes what an interrupted run had begun in a folder, and takes away what it left. Returns files that were changed meanwhile. */
export async function recoverFolder(folder: string, repository: string): Promise<string[]> {
  await rm(ownFolder(repository, 'work'), { recursive: true, force: true });
  const journal = await readJournal(repository);
  if (journal === null) return [];
  if ((await findCommit(repository, journal.branch)) === journal.at)
    return updateFolder(folder, repository, journal);
  // The branch had not moved, so the folder had not changed.
  await dropJournal(repository);
  return [];
}

const same = (one: Leaf | undefined, other: Leaf | undefined): boolean =>
  one?.id === other?.id && one?.mode === other?.mode;

/** What lies at a place; undefined for nothing. A folder, or a way through a link, is like nothing of ours. */
async function lookAt(folder: string, path: string, idLength: number): Promise<Leaf | undefined> {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const parent = await lstat(join(folder, ...parts.slice(0, depth))).catch(() => null);
    if (parent === null) return undefined;
    if (!parent.isDirectory()) return { mode: LINK, id: '' };
  }
  const place = join(folder, path);
  const stat = await lstat(place).catch(() => null);
  if (stat === null) return undefined;
  if (stat.isSymbolicLink())
    return { mode: LINK, id: blobIdOf(Buffer.from(await readlink(place)), idLength) };
  if (!stat.isFile()) return { mode: '', id: '' };
  const mode = (stat.mode & 0o100) !== 0 ? EXECUTABLE : '100644';
  return { mode, id: blobIdOf(await readFile(place), idLength) };
}

async function change(
  folder: string,
  path: string,
  leaf: Leaf | undefined,
  contents: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const place = join(folder, path);
  if (!leaf) {
    await rm(place, { force: true });
    await removeEmpty(folder, dirname(place));
    return;
  }
  const content = contents.get(leaf.id);
  if (content === undefined) return;
  await mkdir(dirname(place), { recursive: true });
  const draft = `${place}.iopeer-${randomUUID()}`;
  try {
    if (isFile(leaf)) await writeFile(draft, content, { mode: leaf.mode === EXECUTABLE ? 0o755 : 0o644 });
    else await symlink(content.toString(), draft);
    await rename(draft, place);
  } finally {
    await rm(draft, { force: true });
  }
}

async function removeEmpty(root: string, folder: string): Promise<void> {
  for (let current = folder; current !== root && current.startsWith(root); current = dirname(current)) {
    try {
      await rmdir(current);
    } catch {
      return; // Something else is in it.
    }
  }
}

/** The index says what the branch says; of a merge with conflicts, what git itself would say. */
async function updateIndex(folder: string, repository: string, { to, merge }: Journal): Promise<void> {
  await git(repository, ['--work-tree', folder, 'read-tree', to]);
  if (merge) {
    const lines = merge.stages.flatMap(({ path, mode, base, mine, next }) => [
      `0 ${'0'.repeat(to.length)}\t${path}`,
      ...[base, mine, next].flatMap((id, side) => (id ? [`${mode} ${id} ${side + 1}\t${path}`] : [])),
    ]);
    const input = [Buffer.from(lines.map((line) => `${line}\0`).join(''))];
    const argv = ['--git-dir', repository, 'update-index', '-z', '--index-info'];
    const { exitCode, stderr } = await gitBytes(argv, { input });
    if (exitCode !== 0) throw gitFailure('update-index', stderr);
    await writeFile(join(repository, 'MERGE_MSG'), `${merge.message}\n`);
    await writeFile(join(repository, 'MERGE_HEAD'), `${merge.head}\n`);
  } else
    for (const name of ['MERGE_HEAD', 'MERGE_MSG', 'MERGE_MODE'])
      await rm(join(repository, name), { force: true });
  // Exit code 1: some files differ from the index, which is what git status is for.
  await gitBytes(['--git-dir', repository, '--work-tree', folder, 'update-index', '-q', '--refresh']);
}
