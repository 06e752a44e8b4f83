import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { killNow, type PipedChild, supervise } from './child.ts';
import { isNotFound, runOnHost } from './host-command.ts';
import { MachineError, namingDiskFull } from './machine-error.ts';
import { OutputBudget } from './output-budget.ts';
import type { Tree } from './tree.ts';

/** Holds pure output: one commit a run, never rewritten. What people write lives on `main`. */
export const GENERATED = 'refs/heads/generated';
const MAIN = 'refs/heads/main';
/** The product's own hand, the same on every machine. */
const AUTHOR = 'IOPEER <generator@iopeer.invalid>';
/** Kept from the machine's own settings: a signing key, a hook or a template must not change or block what is stored. */
const PLAIN = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'commit.gpgSign=false',
  '-c',
  'core.autocrlf=false',
  '-c',
  'safe.directory=*',
];

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
  await namingDiskFull(() => ensureRepository(repository));
  const tip = await findCommit(repository, GENERATED);
  if (tip !== null && (await runOf(repository, tip)) === commit.runId) return tip;
  await fastImport(repository, importStream(commit, tip));
  const made = await findCommit(repository, GENERATED);
  if (made === null) throw new Error(`git stored no commit in ${repository}`);
  const main = await findCommit(repository, MAIN);
  // The old value guards against a person's commit in between; all zeros means "must not exist".
  if (main === tip) await git(repository, ['update-ref', MAIN, made, tip ?? '0'.repeat(made.length)]);
  return made;
}

/** The commit a reference points at, or null. */
export async function findCommit(repository: string, reference: string): Promise<string | null> {
  const result = await runGit(repository, ['rev-parse', '--verify', '--quiet', `${reference}^{commit}`]);
  return result.exitCode === 0 ? result.stdout.trim() : null;
}

/**
 * Makes a folder's index say what `main` says, so that `git status` in it shows only what a person changed: neither the
 * generated files nor `unlisted`, which lie in the folder and are no part of the project.
 */
export async function alignIndex(folder: string, unlisted: readonly string[] = []): Promise<void> {
  const repository = `${folder}/.git`;
  await mkdir(`${repository}/info`, { recursive: true });
  await writeFile(`${repository}/info/exclude`, unlisted.map((path) => `/${path}\n`).join(''));
  await git(repository, ['symbolic-ref', 'HEAD', MAIN]);
  await git(repository, ['read-tree', MAIN]);
  // Exits with 1 when files differ from the index, which is an answer and no failure.
  await runGit(repository, ['update-index', '-q', '--refresh'], folder);
}

async function ensureRepository(repository: string): Promise<void> {
  if ((await stat(repository).catch(() => null)) !== null) return;
  const bare = !repository.endsWith('/.git');
  const folder = bare ? repository : dirname(repository);
  await mkdir(dirname(folder), { recursive: true });
  const draft = bare ? `${repository}.draft-${randomUUID()}` : `${repository}-draft-${randomUUID()}`;
  try {
    const init = await runGitPlain([
      'init',
      '--quiet',
      '--bare',
      '--template=',
      '--initial-branch=main',
      draft,
    ]);
    if (init.exitCode !== 0) throw failure('init', init.stderr);
    if (!bare) await git(draft, ['config', 'core.bare', 'false']);
    await rename(draft, repository);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function runOf(repository: string, commit: string): Promise<string | null> {
  const { stdout } = await runGit(repository, [
    'show',
    '--no-patch',
    '--format=%(trailers:key=Run,valueonly)',
    commit,
  ]);
  return stdout.trim() || null;
}

/** One process, one transaction: git fast-import updates the branch only after every object is stored, and never by force. */
function importStream(commit: GeneratedCommit, parent: string | null): Buffer[] {
  const trailers = Object.entries({ ...commit.trailers, Run: commit.runId }).map(
    ([name, value]) => `${name}: ${oneLine(value)}`,
  );
  const message = Buffer.from(`${oneLine(commit.title)}\n\n${trailers.join('\n')}\n`);
  const parts: Buffer[] = [
    Buffer.from(
      `commit ${GENERATED}\ncommitter ${AUTHOR} ${commit.committedAt} +0000\ndata ${message.length}\n`,
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
  parts.push(Buffer.from('done\n'));
  return parts;
}

async function fastImport(repository: string, stream: Buffer[]): Promise<void> {
  const child = spawn('git', [...PLAIN, '--git-dir', repository, 'fast-import', '--quiet', '--done'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A git that stops early closes its end; its exit code and words say why.
  child.stdin.on('error', () => {});
  child.stdin.end(Buffer.concat(stream));
  const { exitCode, stderr } = await supervise(child as unknown as PipedChild, {
    budget: new OutputBudget(),
    timeoutMs: 120_000,
    signal: new AbortController().signal,
    kill: () => killNow(child.pid),
  }).result;
  if (exitCode !== 0) throw failure('fast-import', stderr);
}

async function git(repository: string, argv: readonly string[]): Promise<string> {
  const result = await runGit(repository, argv);
  if (result.exitCode !== 0) throw failure(argv[0] ?? '', result.stderr);
  return result.stdout;
}

function runGit(repository: string, argv: readonly string[], workTree?: string) {
  return runGitPlain([
    '--git-dir',
    repository,
    ...(workTree === undefined ? [] : ['--work-tree', workTree]),
    ...argv,
  ]);
}

async function runGitPlain(argv: readonly string[]) {
  try {
    return await runOnHost(['git', ...PLAIN, ...argv]);
  } catch (error) {
    if (isNotFound(error)) throw new MachineError('no-git');
    throw error;
  }
}

function failure(command: string, stderr: string): Error {
  if (/No space left on device|Disk quota exceeded/i.test(stderr)) return new MachineError('disk-full');
  return new Error(`git ${command} failed: ${stderr.trim().slice(0, 500)}`);
}

function quotePath(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
