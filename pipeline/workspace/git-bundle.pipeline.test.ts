import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitGenerated, findCommit, GENERATED } from '../workspace/git-store.ts';
import { bundleRepository, hasCommit, unbundleRepository } from './git-bundle.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-git-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const commit = (repository: string, runId: string, text: string) =>
  commitGenerated(repository, {
    runId,
    title: 'Generate Demo',
    trailers: {},
    tree: new Map([['a.txt', { content: new TextEncoder().encode(text), executable: false }]]),
    committedAt: 1_800_000_000,
  });

test('a project’s repository goes on, on a machine that has never seen it', async () => {
  const [here, there] = [join(folder, 'here.git'), join(folder, 'other', 'there.git')];
  await commit(here, 'run_1', 'one');
  const second = await commit(here, 'run_2', 'two');
  await unbundleRepository(there, await bundleRepository(here));
  expect(await findCommit(there, GENERATED)).toBe(second);
  const third = await commit(there, 'run_3', 'three');
  await unbundleRepository(here, await bundleRepository(there));
  expect(await findCommit(here, GENERATED)).toBe(third);
});

test('where a machine’s copy has gone its own way, what was stored is right', async () => {
  const [here, there] = [join(folder, 'here.git'), join(folder, 'there.git')];
  await commit(here, 'run_1', 'one');
  await unbundleRepository(there, await bundleRepository(here));
  const stray = await commit(there, 'run_lost', 'never stored');
  const second = await commit(here, 'run_2', 'two');
  expect(await hasCommit(there, second)).toBe(false);
  await unbundleRepository(there, await bundleRepository(here));
  expect(await findCommit(there, GENERATED)).toBe(second);
  expect(stray).not.toBe(second);
});

test('no repository has no commit', async () => {
  expect(await hasCommit(join(folder, 'none.git'), 'a'.repeat(40))).toBe(false);
});
