import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { killNow, type PipedChild, supervise } from './child.ts';
import { AUTHOR, git, gitFailure, PLAIN, runGit } from './git.ts';
import { isNotFound } from './host-command.ts';
import { MachineError, namingDiskFull } from './machine-error.ts';
import { OutputBudget } from './output-budget.ts';
import type { Tree } from './tree.ts';

/** Holds pure output: one commit a run, never rewritten. What people write lives on `main`. */
export const GENERATED = 'refs/heads/generated';
/** What people have: generations merged with their own work. */
export const MAIN = 'refs/heads/main';
/** The newest commit of `main` whose tests held: what deploys. */
export const VERIFIED = 'refs/heads/verified';

export type GeneratedCommit = {
  /** Names the run; a second call with the same id finds the first one's commit. */
  runId: string;
  /** First line of the commit's message. */
  title: string;
  /** `Name: value` lines at the message's end. */
  trailers: Readonly<Record<string, string>>;
  tree: Tree;
  /** Seconds since 1970. */
  committedAt: number;
};

/**
 * Adds one commit with exactly this tree to branch `generated` of a repository, making the repository when it is not
 * there: bare, or a folder's own when the path ends in `/.git`. `main` starts at the first commit and follows as long as
 * nobody has committed to it. Returns the commit's id. Throws `MachineError` for no git and a full disk.
 */
export async function commitGenerated(repository: string, commit: GeneratedCommit): Promise<string> {
  const isNew = await namingDiskFull(() => ensureRepository(repository));
  const { tip, run, main } = isNew ? NO_HEADS : await readHeads(repository);
  if (tip !== null && run === commit.runId) return tip;
  return fastImport(repository, importStream(commit, tip, main === tip));
}

type Heads = { tip: string | null; run: string | null; main: string | null };
const NO_HEADS: Heads = { tip: null, run: null, main: null };

/** Where both branches are and which run `generated` ends with, in one look. */
async function readHeads(repository: string): Promise<Heads> {
  const format = '--format=%(refname) %(objectname) %(trailers:key=Run,valueonly,separator=%x2C)';
  const listed = await git(repository, ['for-each-ref', format, GENERATED, MAIN]);
  const lines = new Map(
    listed.split('\n').map((line) => [line.split(' ')[0], line.split(' ').slice(1)] as const),
  );
  const [tip = null, run = null] = lines.get(GENERATED) ?? [];
  return { tip, run, main: lines.get(MAIN)?.[0] ?? null };
}

/** The commit a reference points at, or null. */
export async function findCommit(repository: string, reference: string): Promise<string | null> {
  const result = await runGit([
    '--git-dir',
    repository,
    'rev-parse',
    '--verify',
    '--quiet',
    `${reference}^{commit}`,
  ]);
  return result.exitCode === 0 ? result.stdout.trim() : null;
}

/**
 * Makes the index of a folder say what `main` says, so that `git status` in it shows only what a person changed: neither
 * the generated files nor `unlisted`, which lie in the folder and are no part of the project.
 */
export async function alignIndex(folder: string, unlisted: readonly string[] = []): Promise<void> {
  const repository = `${folder}/.git`;
  await mkdir(`${repository}/info`, { recursive: true });
  await writeFile(`${repository}/info/exclude`, unlisted.map((path) => `/${path}\n`).join(''));
  await git(repository, ['--work-tree', folder, 'reset', '--quiet']);
}

/** Returns whether the repository is a new one. It appears whole: made beside its place and moved there. */
async function ensureRepository(repository: string): Promise<boolean> {
  if ((await stat(repository).catch(() => null)) !== null) return false;
  const bare = !repository.endsWith('/.git');
  await mkdir(dirname(repository), { recursive: true });
  const draft = `${repository}-draft-${randomUUID()}`;
  try {
    const init = await runGit([
      'init',
      '--quiet',
      ...(bare ? ['--bare'] : []),
      '--template=',
      '--initial-branch=main',
      draft,
    ]);
    if (init.exitCode !== 0) throw gitFailure('init', init.stderr);
    await rename(bare ? draft : join(draft, '.git'), repository);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return true;
}

/** One process, one transaction: git fast-import updates the branch only after every object is stored, and never by force. */
function importStream(commit: GeneratedCommit, parent: string | null, movesMain: boolean): Buffer[] {
  const trailers = Object.entries({ ...commit.trailers, Run: commit.runId }).map(
    ([name, value]) => `${name}: ${oneLine(value)}`,
  );
  const message = Buffer.from(`${oneLine(commit.title)}\n\n${trailers.join('\n')}\n`);
  const parts: Buffer[] = [
    Buffer.from(
      `commit ${GENERATED}\nmark :1\ncommitter ${AUTHOR} ${commit.committedAt} +0000\ndata ${message.length}\n`,
    ),
    message,
    Buffer.from(`${parent === null ? '' : `from ${parent}\n`}deleteall\n`),
  ];
  for (const [path, { content, executable }] of commit.tree) {
    parts.push(
      Buffer.from(
        `M ${executable ? '100755' : '100644'} inline ${quotePath(path)}\ndata ${content.byteLength}\n`,
      ),
      Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      Buffer.from('\n'),
    );
  }
  // Refused by git when a person has committed to main since it was looked at.
  if (movesMain) parts.push(Buffer.from(`reset ${MAIN}\nfrom :1\n\n`));
  parts.push(Buffer.from('get-mark :1\ndone\n'));
  return parts;
}

async function fastImport(repository: string, stream: Buffer[]): Promise<string> {
  const child = spawn('git', [...PLAIN, '--git-dir', repository, 'fast-import', '--quiet', '--done'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A git that stops early closes its end; its exit code and words say why.
  child.stdin.on('error', () => {});
  child.stdin.end(Buffer.concat(stream));
  const { exitCode, stdout, stderr } = await naming(
    supervise(child as unknown as PipedChild, {
      budget: new OutputBudget(),
      timeoutMs: 120_000,
      signal: new AbortController().signal,
      kill: () => killNow(child.pid),
    }).result,
  );
  const made = /^[0-9a-f]{40,64}$/m.exec(stdout)?.[0];
  if (exitCode !== 0 || made === undefined) throw gitFailure('fast-import', stderr);
  return made;
}

async function naming<T>(running: Promise<T>): Promise<T> {
  try {
    return await running;
  } catch (error) {
    if (isNotFound(error)) throw new MachineError('no-git');
    throw error;
  }
}

/** A path as git's own streams take it. */
export function quotePath(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
