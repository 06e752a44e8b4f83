import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, runGit } from './git.ts';
import { isThere, unbundleRepository } from './git-bundle.ts';
import { withLock } from './lock.ts';

/** Where a machine keeps its copy of a project's repository, and how it learns what was stored. */
export type RepositoryCopy<Stored> = {
  path: string;
  /** What the product holds to be the repository now; null before there is one. Asked once the copy is this caller's. */
  readStored: () => Promise<Stored | null>;
  loadBundle: (sha256: string) => Promise<Uint8Array>;
  signal: AbortSignal;
};

/** Lies in a copy nobody works in: which bundle it is a copy of, and every reference it had then. */
const STAMP = 'iopeer-copy.json';
type Stamp = { bundleSha256: string; references: string };

/**
 * Runs `work` on a machine's copy of a repository, brought up to what is stored and locked for as long: whoever else wants
 * it on this machine waits. Without anything stored the path is empty, and `work` may make a repository there.
 * What `work` leaves in the copy counts for nothing until it is stored: the next caller finds what is stored then. A
 * `work` that throws or is killed leaves a copy that is thrown away. Throws what `work` and the callbacks throw, and the
 * signal's reason when cancelled while waiting.
 */
export async function inCopy<Stored extends { bundleSha256: string }, T>(
  copy: RepositoryCopy<Stored>,
  work: (repository: string, stored: Stored | null) => Promise<T>,
): Promise<T> {
  const { path } = copy;
  return withLock(`${path}.lock`, copy.signal, async () => {
    const stored = await copy.readStored();
    if (stored === null) await discard(path);
    else await bringUp(copy, stored.bundleSha256);
    const before = stored === null ? null : await takeStamp(path);
    const done = await work(path, stored);
    await leave(path, before);
    return done;
  });
}

/** Makes the copy what the bundle says, every reference of it. */
async function bringUp({ path, loadBundle }: RepositoryCopy<unknown>, bundleSha256: string): Promise<void> {
  const stamp = await readStamp(path);
  // Without a stamp somebody was ended while they worked here: git may have left locks, and a child of theirs may live.
  if (stamp === null) await discard(path);
  else if (stamp.bundleSha256 === bundleSha256 && stamp.references === (await listReferences(path))) return;
  const bundle = await loadBundle(bundleSha256);
  try {
    await unbundleRepository(path, bundle);
  } catch {
    // A copy git cannot move to where the bundle is (`a` there, `a/b` here, or a broken file) is worth nothing.
    await discard(path);
    await unbundleRepository(path, bundle);
  }
  await writeStamp(path, { bundleSha256, references: await listReferences(path) });
}

async function takeStamp(path: string): Promise<Stamp | null> {
  const stamp = await readStamp(path);
  await rm(join(path, STAMP), { force: true });
  return stamp;
}

/**
 * The stamp goes back as it was: where references moved it no longer fits, and the next caller compares. What `work` did is
 * done whatever happens here: a copy that cannot be tidied stays without a stamp, hence is made again.
 */
async function leave(path: string, stamp: Stamp | null): Promise<void> {
  if (!(await isThere(path))) return;
  try {
    // Pushes and merges add many small files; git itself knows when it is time to pack them.
    await git(path, ['-c', 'gc.autoDetach=false', 'gc', '--auto', '--quiet']);
    await writeStamp(path, stamp ?? { bundleSha256: '', references: '' });
  } catch {
    await rm(join(path, STAMP), { force: true });
  }
}

/** Moved aside first, so that a copy is there whole or not at all. */
async function discard(path: string): Promise<void> {
  const aside = `${path}.discarded`;
  await rm(aside, { recursive: true, force: true });
  if (!(await isThere(path))) return;
  await rename(path, aside);
  await rm(aside, { recursive: true, force: true });
}

/** Every reference and where it points, a line each, in one order; empty for what is no repository any more. */
export async function listReferences(path: string): Promise<string> {
  const argv = ['--git-dir', path, 'for-each-ref', '--format=%(objectname) %(refname)'];
  const { exitCode, stdout } = await runGit(argv);
  return exitCode === 0 ? stdout : '';
}

async function readStamp(path: string): Promise<Stamp | null> {
  try {
    return JSON.parse(await readFile(join(path, STAMP), 'utf8')) as Stamp;
  } catch {
    return null; // Never written, or not to its end.
  }
}

const writeStamp = (path: string, stamp: Stamp) => writeFile(join(path, STAMP), JSON.stringify(stamp));
