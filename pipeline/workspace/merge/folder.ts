import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SCREENSHOTS_FOLDER } from '#generator/blueprint/screenshots.ts';
import { EVIDENCE_JSON, EVIDENCE_PAGE } from '../evidence.ts';
import { git, gitBytes, gitFailure } from '../git.ts';
import { findCommit, GENERATED } from '../git-store.ts';
import { ownFolder } from './journal.ts';

/** Why nothing can be done with a folder before its person does something. */
export type FolderProblem = 'detached-head' | 'on-generated' | 'in-progress' | 'partly-staged';

export class FolderRefused extends Error {
  readonly problem: FolderProblem;
  readonly detail: string;

  constructor(problem: FolderProblem, detail = '') {
    super(detail === '' ? problem : `${problem}: ${detail}`);
    this.name = 'FolderRefused';
    this.problem = problem;
    this.detail = detail;
  }
}

/** A project in a folder with a repository of its own. */
export type Folder = {
  folder: string;
  repository: string;
  branch: string;
  /** Newest commit of the branch; null before the first. */
  head: string | null;
  /** The commit a merge with conflicts is to take in, while a person has not finished it. */
  mergeHead: string | null;
};

const IN_PROGRESS = ['rebase-merge', 'rebase-apply', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'];

/** The repository of a folder itself, not one it lies in; null when it has none. */
export async function findRepository(folder: string): Promise<string | null> {
  if ((await stat(join(folder, '.git')).catch(() => null)) === null) return null;
  const found = await gitBytes(['-C', folder, 'rev-parse', '--absolute-git-dir']);
  if (found.exitCode !== 0) throw gitFailure('rev-parse', found.stderr);
  return found.stdout.toString().trim();
}

/** Looks at the state a person left the folder in. Throws `FolderRefused` for one that nothing may be added to. */
export async function openFolder(folder: string, repository: string): Promise<Folder> {
  const head = await gitBytes(['--git-dir', repository, 'symbolic-ref', '--quiet', 'HEAD']);
  if (head.exitCode !== 0) throw new FolderRefused('detached-head');
  const branch = head.stdout.toString().trim();
  if (branch === GENERATED) throw new FolderRefused('on-generated');
  for (const name of IN_PROGRESS)
    if (await stat(join(repository, name)).catch(() => null)) throw new FolderRefused('in-progress', name);
  const mergeHead = (await readFile(join(repository, 'MERGE_HEAD'), 'utf8').catch(() => '')).trim() || null;
  const generated = await findCommit(repository, GENERATED);
  if (mergeHead !== null && mergeHead !== generated) throw new FolderRefused('in-progress', 'MERGE_HEAD');
  if (mergeHead === null) await refusePartlyStaged(folder, repository);
  return { folder, repository, branch, head: await findCommit(repository, branch), mergeHead };
}

/** Of a file with two different changes, one staged and one not, only one could be kept. */
async function refusePartlyStaged(folder: string, repository: string): Promise<void> {
  const listed = await git(repository, [
    '--work-tree',
    folder,
    'status',
    '--porcelain',
    '--untracked-files=no',
  ]);
  const partly = listed.split('\n').filter((line) => /^[MARC][MD] /.test(line));
  if (partly.length > 0)
    throw new FolderRefused('partly-staged', partly.map((line) => line.slice(3)).join(', '));
}

/** What a project never holds as its own, although it lies in its folder. */
const NOT_OURS = [EVIDENCE_PAGE, EVIDENCE_JSON, SCREENSHOTS_FOLDER];

/** The folder as a tree: all that git does not ignore, whether committed or not. The person's own index stays as it is. */
export async function snapshot(repository: string, folder: string, scratch: string): Promise<string> {
  await mkdir(scratch, { recursive: true });
  const index = join(scratch, `index-${randomUUID()}`);
  // What git remembers of each file saves reading those that did not change.
  await copyFile(join(repository, 'index'), index).catch(() => {});
  const env = { GIT_INDEX_FILE: index };
  const places = ['--git-dir', repository, '--work-tree', folder];
  try {
    const added = await gitBytes([...places, 'add', '--all', '--', ':/'], { env, cwd: folder });
    if (added.exitCode !== 0) throw gitFailure('add', added.stderr);
    const written = await gitBytes([...places, 'write-tree'], { env });
    if (written.exitCode !== 0) throw gitFailure('write-tree', written.stderr);
    return written.stdout.toString().trim();
  } finally {
    await rm(index, { force: true });
  }
}

/**
 * Stores what a person has not committed as a commit of theirs on top of `parents`, and returns it; the first parent
 * itself when there is nothing to store. No branch moves.
 */
export async function saveChanges(
  repository: string,
  tree: string,
  parents: readonly [string, ...string[]],
  title: string,
): Promise<string> {
  const { exitCode, stdout } = await gitBytes(['--git-dir', repository, 'rev-parse', `${parents[0]}^{tree}`]);
  if (exitCode === 0 && stdout.toString().trim() === tree && parents.length === 1) return parents[0];
  const argv = [
    '--git-dir',
    repository,
    'commit-tree',
    tree,
    ...parents.flatMap((id) => ['-p', id]),
    '-m',
    title,
  ];
  const named = await gitBytes(argv);
  if (named.exitCode === 0) return named.stdout.toString().trim();
  // Who never told git a name gets a commit all the same.
  const nobody = ['AUTHOR', 'COMMITTER'].flatMap((role) => [
    [`GIT_${role}_NAME`, 'You'],
    [`GIT_${role}_EMAIL`, 'you@localhost'],
  ]);
  const unnamed = await gitBytes(argv, { env: Object.fromEntries(nobody) });
  if (unnamed.exitCode !== 0) throw gitFailure('commit-tree', unnamed.stderr);
  return unnamed.stdout.toString().trim();
}

/** Keeps evidence and the like out of `git status`. */
export async function excludeEvidence(repository: string): Promise<void> {
  const file = join(repository, 'info', 'exclude');
  await mkdir(join(repository, 'info'), { recursive: true });
  const text = await readFile(file, 'utf8').catch(() => '');
  const missing = NOT_OURS.map((path) => `/${path}`).filter((line) => !text.split('\n').includes(line));
  if (missing.length > 0)
    await writeFile(file, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`);
}

/** A folder of this run's own beside the repository's objects; the next run takes it away if this one cannot. */
export async function makeWorkFolder(repository: string): Promise<string> {
  const work = ownFolder(repository, 'work', randomUUID());
  await mkdir(work, { recursive: true });
  return work;
}
