import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256Of } from '#lib/artifacts/rules.ts';
import { git } from './git.ts';
import { bundleRepository, isThere } from './git-bundle.ts';
import { commitGenerated, findCommit, MAIN } from './git-store.ts';
import { inCopy, type RepositoryCopy } from './repository-copy.ts';

/** A product that stores one repository, by nothing but its bundle. */
class Store {
  bundle: Uint8Array | null = null;
  loads = 0;

  at(path: string, signal = new AbortController().signal): RepositoryCopy<{ bundleSha256: string }> {
    return {
      path,
      signal,
      readStored: async () => (this.bundle === null ? null : { bundleSha256: sha256Of(this.bundle) }),
      loadBundle: async () => {
        this.loads++;
        return this.bundle ?? new Uint8Array();
      },
    };
  }

  /** Commits in a copy and stores what came of it. */
  async add(path: string, runId: string): Promise<string> {
    return inCopy(this.at(path), async (repository) => {
      const made = await commit(repository, runId);
      this.bundle = await bundleRepository(repository);
      return made;
    });
  }
}

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-copy-'));
  store = new Store();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const commit = (repository: string, runId: string) =>
  commitGenerated(repository, {
    runId,
    title: 'Generate Demo',
    trailers: {},
    tree: new Map([['a.txt', { content: new TextEncoder().encode(runId), executable: false }]]),
    committedAt: 1_800_000_000,
  });
const mainOf = (path: string) => inCopy(store.at(path), (repository) => findCommit(repository, MAIN));

test('what one machine stored another one has, the first version included', async () => {
  const [here, there] = [join(folder, 'here.git'), join(folder, 'there', 'copy.git')];
  const first = await store.add(here, 'run_1');
  expect(await mainOf(there)).toBe(first);
  const second = await store.add(there, 'run_2');
  expect(await mainOf(here)).toBe(second);
  expect((await readFile(join(there, 'HEAD'), 'utf8')).trim()).toBe('ref: refs/heads/main');
});

test('what was not stored is gone for the next caller, references and all', async () => {
  const path = join(folder, 'copy.git');
  const first = await store.add(path, 'run_1');
  await inCopy(store.at(path), async (repository) => {
    await commit(repository, 'run_lost');
    await git(repository, ['update-ref', 'refs/heads/feature', first]);
    await git(repository, ['update-ref', 'refs/iopeer/attempt', first]);
  });
  expect(await mainOf(path)).toBe(first);
  expect(await inCopy(store.at(path), (repository) => git(repository, ['for-each-ref']))).not.toMatch(
    /feature|attempt/,
  );
});

test('tags and other branches are part of what is stored; a branch may take the place of a folder of branches', async () => {
  const path = join(folder, 'copy.git');
  const first = await store.add(path, 'run_1');
  await inCopy(store.at(path), async (repository) => {
    for (const name of ['refs/tags/v1', 'refs/heads/a/b']) await git(repository, ['update-ref', name, first]);
    store.bundle = await bundleRepository(repository);
    await git(repository, ['update-ref', '-d', 'refs/heads/a/b']);
    await git(repository, ['update-ref', 'refs/heads/a', first]);
  });
  const names = await inCopy(store.at(path), (repository) =>
    git(repository, ['for-each-ref', '--format=%(refname)']),
  );
  expect(names.trim().split('\n')).toEqual([
    'refs/heads/a/b',
    'refs/heads/generated',
    'refs/heads/main',
    'refs/tags/v1',
  ]);
});

test('a copy that is right is not loaded again', async () => {
  const path = join(folder, 'copy.git');
  await store.add(path, 'run_1');
  await mainOf(path);
  const loads = store.loads;
  await mainOf(path);
  await mainOf(path);
  expect(store.loads).toBe(loads);
});

test.each([
  ['thrown away', (path: string) => rm(path, { recursive: true })],
  ['that lost its objects', (path: string) => rm(join(path, 'objects'), { recursive: true })],
  ['with a broken reference', (path: string) => writeFile(join(path, 'refs/heads/main'), 'no commit\n')],
])('a copy %s is made again from the bundle', async (_name, damage) => {
  const path = join(folder, 'copy.git');
  const first = await store.add(path, 'run_1');
  await mainOf(path);
  await damage(path);
  expect(await mainOf(path)).toBe(first);
  await inCopy(store.at(path), (repository) => git(repository, ['fsck', '--strict']));
});

test('work that fails leaves nothing behind, and its failure is the caller’s', async () => {
  const path = join(folder, 'copy.git');
  const first = await store.add(path, 'run_1');
  const failing = inCopy(store.at(path), async (repository) => {
    await writeFile(join(repository, 'refs/heads/main.lock'), '');
    throw new Error('somebody else was faster');
  });
  await expect(failing).rejects.toThrow('somebody else was faster');
  // A lock left behind would make every later change of `main` fail.
  expect(await mainOf(path)).toBe(first);
  expect(await isThere(join(path, 'refs/heads/main.lock'))).toBe(false);
});

test('a process that is killed in a copy leaves it to the next one, as it is stored', async () => {
  const path = join(folder, 'copy.git');
  const first = await store.add(path, 'run_1');
  const script = `
    import { writeFileSync } from 'node:fs';
    import { inCopy } from ${JSON.stringify(new URL('./repository-copy.ts', import.meta.url).href)};
    const stored = ${JSON.stringify({ bundleSha256: sha256Of(store.bundle ?? new Uint8Array()) })};
    await inCopy({ path: ${JSON.stringify(path)}, signal: new AbortController().signal, readStored: async () => stored,
      loadBundle: async () => new Uint8Array(Buffer.from(${JSON.stringify(Buffer.from(store.bundle ?? []).toString('base64'))}, 'base64')) },
      async (repository) => {
        writeFileSync(repository + '/refs/heads/main.lock', '');
        console.log('working');
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(await mainOf(path)).toBe(first);
  expect(await isThere(join(path, 'refs/heads/main.lock'))).toBe(false);
});

test('two callers take turns', async () => {
  const path = join(folder, 'copy.git');
  await store.add(path, 'run_1');
  const order: string[] = [];
  const turn = (name: string) =>
    inCopy(store.at(path), async (repository) => {
      order.push(`${name} in`);
      await git(repository, ['for-each-ref']);
      order.push(`${name} out`);
    });
  await Promise.all([turn('a'), turn('b')]);
  expect(order[0]?.[0]).toBe(order[1]?.[0]);
});

test('whoever gives up waiting is let go', async () => {
  const path = join(folder, 'copy.git');
  await store.add(path, 'run_1');
  await inCopy(store.at(path), async () => {
    const gone = AbortSignal.abort(new Error('cancelled'));
    await expect(inCopy(store.at(path, gone), async () => {})).rejects.toThrow();
  });
});
