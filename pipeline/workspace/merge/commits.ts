import { randomUUID } from 'node:crypto';
import { AUTHOR, gitBytes, gitFailure } from '../git.ts';
import { findCommit, quotePath } from '../git-store.ts';
import type { Put, TreeIndex } from './objects.ts';

/** Where commits hang until a branch has them; what is left of an interrupted run is taken away by the next. */
const SCRATCH = 'refs/iopeer/work/';

export type NewCommit = {
  title: string;
  /** `Name: value` lines at the message's end. */
  trailers: Readonly<Record<string, string>>;
  /** Ids, or `:1` for the first of the commits written along with it. */
  parents: readonly string[];
  tree: ReadonlyMap<string, Put>;
  /** Seconds since 1970. */
  committedAt: number;
};

/**
 * Stores commits in one go and returns their ids. No branch moves: whoever moves one then takes the scratch references
 * away (`dropScratch`).
 */
export async function writeCommits(repository: string, commits: readonly NewCommit[]): Promise<string[]> {
  const parts: Uint8Array[] = [];
  const hook = `${SCRATCH}${randomUUID()}`;
  commits.forEach((commit, index) => void parts.push(...commitStream(commit, hook, index + 1)));
  for (const index of commits.keys()) parts.push(Buffer.from(`get-mark :${index + 1}\n`));
  parts.push(Buffer.from('done\n'));
  const argv = ['--git-dir', repository, 'fast-import', '--quiet', '--done'];
  const { exitCode, stdout, stderr } = await gitBytes(argv, { input: [Buffer.concat(parts)] });
  const ids = stdout.toString().split('\n').filter(Boolean);
  if (exitCode !== 0 || ids.length !== commits.length) throw gitFailure('fast-import', stderr);
  return ids;
}

function commitStream(
  { title, trailers, parents, tree, committedAt }: NewCommit,
  hook: string,
  mark: number,
): Uint8Array[] {
  const lines = Object.entries(trailers).map(([name, value]) => `${name}: ${oneLine(value)}`);
  const message = Buffer.from(`${oneLine(title)}\n${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}`);
  const [first, ...others] = parents;
  const ancestry = [
    ...(first === undefined ? [] : [`from ${first}\n`]),
    ...others.map((parent) => `merge ${parent}\n`),
  ].join('');
  const parts: Uint8Array[] = [
    Buffer.from(
      `commit ${hook}/${mark}\nmark :${mark}\ncommitter ${AUTHOR} ${committedAt} +0000\ndata ${message.length}\n`,
    ),
    message,
    Buffer.from(`${ancestry}deleteall\n`),
  ];
  for (const [path, { mode, id, content }] of tree) {
    const place = quotePath(path);
    if (content === undefined) parts.push(Buffer.from(`M ${mode} ${id} ${place}\n`));
    else
      parts.push(
        Buffer.from(`M ${mode} inline ${place}\ndata ${content.byteLength}\n`),
        content,
        Buffer.from('\n'),
      );
  }
  return parts;
}

/** Takes away what `writeCommits` hung commits on. */
export async function dropScratch(repository: string): Promise<void> {
  const listed = await gitBytes(['--git-dir', repository, 'for-each-ref', '--format=%(refname)', SCRATCH]);
  const refs = listed.stdout.toString().split('\n').filter(Boolean);
  if (refs.length === 0) return;
  const input = [Buffer.from(refs.map((ref) => `delete ${ref}\n`).join(''))];
  const { exitCode, stderr } = await gitBytes(['--git-dir', repository, 'update-ref', '--stdin'], { input });
  if (exitCode !== 0) throw gitFailure('update-ref', stderr);
}

/** A branch is no longer where it was looked at: somebody else moved it meanwhile. */
export class BranchMoved extends Error {
  readonly branch: string;

  constructor(branch: string) {
    super(`${branch} was moved by somebody else`);
    this.name = 'BranchMoved';
    this.branch = branch;
  }
}

/**
 * Moves a branch from one commit to a later one; `from` is null for a branch that is not there yet. Throws `BranchMoved`
 * when it is elsewhere, and refuses a commit that does not have `from` among its ancestors: nothing is ever given up.
 */
export async function moveBranch(
  repository: string,
  branch: string,
  from: string | null,
  to: string,
): Promise<void> {
  if (from === to) return;
  if (from !== null && !(await isAncestor(repository, from, to)))
    throw new Error(`${branch} cannot go from ${from} to ${to}: that would lose commits`);
  const expected = from ?? '0'.repeat(to.length);
  const { exitCode, stderr } = await gitBytes([
    ...['--git-dir', repository, 'update-ref', '-m', 'iopeer: regenerate'],
    ...[branch, to, expected],
  ]);
  if (exitCode === 0) return;
  if ((await findCommit(repository, branch)) !== from) throw new BranchMoved(branch);
  throw gitFailure('update-ref', stderr);
}

/** True where `later` has `earlier` in its history, or is it. */
export async function isAncestor(repository: string, earlier: string, later: string): Promise<boolean> {
  const argv = ['--git-dir', repository, 'merge-base', '--is-ancestor', earlier, later];
  const { exitCode, stderr } = await gitBytes(argv);
  if (exitCode > 1) throw gitFailure('merge-base', stderr);
  return exitCode === 0;
}

/** The newest commit both have; null for histories that never met. */
export async function mergeBase(repository: string, one: string, other: string): Promise<string | null> {
  const { exitCode, stdout, stderr } = await gitBytes(['--git-dir', repository, 'merge-base', one, other]);
  if (exitCode > 1) throw gitFailure('merge-base', stderr);
  return exitCode === 0 ? stdout.toString().trim() : null;
}

/** True where both trees hold the same under the same paths. */
export function sameTree(one: ReadonlyMap<string, Put>, other: TreeIndex): boolean {
  if (one.size !== other.size) return false;
  for (const [path, { mode, id }] of one) {
    const there = other.get(path);
    if (there?.id !== id || there.mode !== mode) return false;
  }
  return true;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
