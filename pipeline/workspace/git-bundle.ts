import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runOnHost } from './host-command.ts';

/** The machine's own settings must not change what is stored. */
const PLAIN = ['-c', 'core.hooksPath=/dev/null', '-c', 'safe.directory=*'];

/** A whole repository (every branch and tag) as one file. Throws when git does. */
export async function bundleRepository(repository: string): Promise<Uint8Array<ArrayBuffer>> {
  return inScratch(async (folder) => {
    const file = join(folder, 'repository.bundle');
    await git(['--git-dir', repository, 'bundle', 'create', '--quiet', file, '--branches', '--tags']);
    return new Uint8Array(await readFile(file));
  });
}

/**
 * Makes a bare repository what the bundle says, creating it when it is not there. The repository on a machine's disk
 * is a copy: where the two differ, the bundle is right, and references it does not have go.
 */
export async function unbundleRepository(repository: string, bundle: Uint8Array): Promise<void> {
  await inScratch(async (folder) => {
    const file = join(folder, 'repository.bundle');
    await writeFile(file, bundle);
    if (await isThere(repository)) {
      await git([
        '--git-dir',
        repository,
        'fetch',
        '--quiet',
        '--no-tags',
        '--prune',
        '--atomic',
        file,
        '+refs/*:refs/*',
      ]);
      return;
    }
    const draft = `${repository}.draft-${process.pid}`;
    await mkdir(dirname(repository), { recursive: true });
    await rm(draft, { recursive: true, force: true });
    await git(['clone', '--quiet', '--bare', '--template=', file, draft]);
    await git(['--git-dir', draft, 'remote', 'remove', 'origin']);
    // A bundle does not say which branch a clone begins with, and git's own answer depends on the machine.
    await git(['--git-dir', draft, 'symbolic-ref', 'HEAD', 'refs/heads/main']);
    await rename(draft, repository);
  });
}

/** Whether a repository has a commit; false when there is no repository. */
export async function hasCommit(repository: string, commit: string): Promise<boolean> {
  if (!(await isThere(repository))) return false;
  const { exitCode } = await runOnHost([
    'git',
    ...PLAIN,
    '--git-dir',
    repository,
    'cat-file',
    '-e',
    `${commit}^{commit}`,
  ]);
  return exitCode === 0;
}

async function git(argv: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await runOnHost(['git', ...PLAIN, ...argv]);
  if (exitCode !== 0) throw new Error(`git ${argv.join(' ')} failed: ${stderr.trim().slice(0, 500)}`);
}

/** Whether there is anything at a path. */
export async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'iopeer-bundle-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
