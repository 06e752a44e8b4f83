import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alignIndex, commitGenerated, findCommit, GENERATED } from './git-store.ts';
import { type Tree, writeTree } from './tree.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-git-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function tree(files: Record<string, string>): Tree {
  return new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      { content: new TextEncoder().encode(text), executable: path.endsWith('.sh') },
    ]),
  );
}

function commit(runId: string, files: Record<string, string>) {
  return {
    runId,
    title: 'Generate Shop',
    trailers: { Verified: 'yes' },
    tree: tree(files),
    committedAt: 1_700_000_000,
  };
}

function git(repository: string, ...argv: string[]): string {
  return execFileSync('git', ['--git-dir', repository, ...argv], { encoding: 'utf8' }).trim();
}

describe('the repository of a project', () => {
  it('gets one commit a run on branch generated, each with exactly the run’s tree', async () => {
    const repository = join(folder, 'shop.git');
    const first = await commitGenerated(
      repository,
      commit('run_1', { 'a.txt': '1', 'dir/run.sh': 'x', 'ñ "q".md': 'odd' }),
    );
    const second = await commitGenerated(repository, commit('run_2', { 'a.txt': '2' }));
    expect(git(repository, 'rev-list', 'generated').split('\n')).toEqual([second, first]);
    expect(
      git(repository, '-c', 'core.quotePath=false', 'ls-tree', '-r', '--format=%(objectmode) %(path)', first),
    ).toBe('100644 a.txt\n100755 dir/run.sh\n100644 "ñ \\"q\\".md"');
    expect(git(repository, 'ls-tree', '-r', '--name-only', second)).toBe('a.txt');
    expect(git(repository, 'show', '--no-patch', '--format=%an <%ae>|%B', second)).toBe(
      'IOPEER <generator@iopeer.invalid>|Generate Shop\n\nVerified: yes\nRun: run_2',
    );
  });

  it('gets no second commit when a step is repeated', async () => {
    const repository = join(folder, 'shop.git');
    const first = await commitGenerated(repository, commit('run_1', { 'a.txt': '1' }));
    expect(await commitGenerated(repository, commit('run_1', { 'a.txt': '1' }))).toBe(first);
    expect(git(repository, 'rev-list', '--count', 'generated')).toBe('1');
  });

  it('gives the same commit for the same content and time on any machine', async () => {
    const here = await commitGenerated(join(folder, 'one.git'), commit('run_1', { 'a.txt': '1' }));
    expect(await commitGenerated(join(folder, 'two.git'), commit('run_1', { 'a.txt': '1' }))).toBe(here);
  });

  it('never moves main once a person has committed to it', async () => {
    const project = join(folder, 'shop');
    const repository = join(project, '.git');
    await writeTree(project, tree({ 'a.txt': '1' }));
    await commitGenerated(repository, commit('run_1', { 'a.txt': '1' }));
    await alignIndex(project);
    expect(git(repository, '--work-tree', project, 'status', '--porcelain')).toBe('');
    await writeFile(join(project, 'mine.txt'), 'mine');
    const identity = ['-c', 'user.name=Me', '-c', 'user.email=me@example.com'];
    git(repository, '--work-tree', project, ...identity, 'add', 'mine.txt');
    git(repository, '--work-tree', project, ...identity, 'commit', '--quiet', '-m', 'mine');
    const mine = await findCommit(repository, 'refs/heads/main');
    const next = await commitGenerated(repository, commit('run_2', { 'a.txt': '2' }));
    expect(await findCommit(repository, 'refs/heads/main')).toBe(mine);
    expect(await findCommit(repository, GENERATED)).toBe(next);
  });

  it('follows with main while nobody has', async () => {
    const repository = join(folder, 'shop.git');
    await commitGenerated(repository, commit('run_1', { 'a.txt': '1' }));
    const next = await commitGenerated(repository, commit('run_2', { 'a.txt': '2' }));
    expect(await findCommit(repository, 'refs/heads/main')).toBe(next);
  });

  it('leaves nothing behind when it cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(
      commitGenerated(join(folder, 'file', 'shop.git'), commit('run_1', { a: '1' })),
    ).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['file']);
  });
});
