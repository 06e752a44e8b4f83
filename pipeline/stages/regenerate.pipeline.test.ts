import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitGenerated } from '../workspace/git-store.ts';
import { STEPS } from '../workspace/merge/merge.ts';
import { restoreGeneration } from '../workspace/merge/restore.ts';
import { blueprintOf, SHOP, type Shop, specOf } from '../workspace/merge/testing/specs.ts';
import { readTree, writeTree } from '../workspace/tree.ts';
import { renderTree } from './render.ts';
import { regenerateFolder } from './testing/regenerate.ts';

const CHILD = fileURLToPath(new URL('./testing/regenerate-child.ts', import.meta.url));
const SERVICE = 'backend/app/modules/customer/service.py';
const GROWN: Shop = {
  ...SHOP,
  entities: SHOP.entities.map((entity) =>
    entity.name === 'Customer' ? { ...entity, lines: [...entity.lines, 'phone: phone'] } : entity,
  ),
};

let scratch: string;
/** A generated project with a commit of a person's on it, and changes that are in no commit. */
let original: string;
let grown: string;

const git = (folder: string, ...argv: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=Me', '-c', 'user.email=me@example.com', ...argv], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'iopeer-regenerate-'));
  original = join(scratch, 'original');
  grown = join(scratch, 'grown.md');
  writeFileSync(grown, specOf(GROWN));
  const text = specOf(SHOP);
  const tree = await renderTree(blueprintOf(text), text);
  await writeTree(original, tree);
  await commitGenerated(join(original, '.git'), {
    runId: 'first',
    title: 'Generate Shop',
    trailers: {},
    tree,
    committedAt: 1_700_000_000,
  });
  git(original, 'reset', '--quiet');
  appendFileSync(join(original, SERVICE), '# mine, committed\n');
  git(original, 'commit', '--quiet', '--all', '--message', 'Mine');
  appendFileSync(join(original, SERVICE), '# mine, not committed\n');
  writeFileSync(join(original, 'notes.txt'), 'mine alone\n');
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

let counter = 0;
async function copy(): Promise<string> {
  const folder = join(scratch, `copy-${++counter}`);
  await cp(original, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

/** In a process of its own, which kills itself at that step. */
const killAt = (step: string, folder: string) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, folder, grown, step], {
    encoding: 'utf8',
  });

const regenerate = (folder: string): Promise<string> => regenerateFolder(folder, grown);

/** What is in the folder, as text; what git has of it is another question. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const tree = await readTree(folder);
  return Object.fromEntries(
    [...tree]
      .filter(([path]) => !/^EVIDENCE\.md$|evidence\.json$/.test(path))
      .map(([path, { content }]) => [path, Buffer.from(content).toString()]),
  );
}

function expectClean(folder: string): void {
  expect(git(folder, 'status', '--porcelain')).toBe('');
  expect(git(folder, 'for-each-ref', 'refs/iopeer')).toBe('');
  expect(existsSync(join(folder, '.git/iopeer/update.json'))).toBe(false);
  expect(existsSync(join(folder, '.git/iopeer/work'))).toBe(false);
}

describe('a folder that gets its next generation', () => {
  it('keeps what is committed and what is not, and is clean afterwards', async () => {
    const folder = await copy();
    const before = git(folder, 'rev-parse', 'main');
    expect(await regenerate(folder)).toBe('merged');
    expect(readFileSync(join(folder, SERVICE), 'utf8')).toMatch(
      /# mine, committed\n# mine, not committed\n$/,
    );
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine alone\n');
    expect(readFileSync(join(folder, 'backend/app/modules/customer/_generated/model.py'), 'utf8')).toContain(
      'phone',
    );
    expect(git(folder, 'merge-base', '--is-ancestor', before, 'main')).toBe('');
    expectClean(folder);
    expect(await regenerate(folder)).toBe('nothing');
  });

  it('killed at any step has the old branch or the new one, and the next run ends the same', async () => {
    const whole = await copy();
    await regenerate(whole);
    const expected = await contentsOf(whole);
    const before = await contentsOf(original);
    const old = git(original, 'rev-parse', 'main');
    for (const step of STEPS) {
      const folder = await copy();
      expect(killAt(step, folder), step).toMatchObject({ signal: 'SIGKILL' });
      const main = git(folder, 'rev-parse', 'main');
      if (main === old) expect(await contentsOf(folder), step).toEqual(before);
      else expect(git(folder, 'rev-parse', 'main^2'), step).toBe(git(folder, 'rev-parse', 'generated'));
      expect(await regenerate(folder), step).toBe(main === old ? 'merged' : 'nothing');
      expect(await contentsOf(folder), step).toEqual(expected);
      expect(git(folder, 'merge-base', '--is-ancestor', old, 'main'), step).toBe('');
      expectClean(folder);
      await rm(folder, { recursive: true });
    }
  });

  it('with conflicts is left as git leaves a merge: markers, and one way back or on', async () => {
    for (const step of [
      '',
      'stored',
      'generated-moved',
      'noted',
      'main-moved',
      'folder-half',
      'index-done',
    ]) {
      const folder = await copy();
      const spec = join(folder, 'SPEC.md');
      writeFileSync(spec, readFileSync(spec, 'utf8').replace('notes: text', 'notes: string'));
      const mine = await contentsOf(folder);
      if (step !== '') expect(killAt(step, folder), step).toMatchObject({ signal: 'SIGKILL' });
      expect(await regenerate(folder), step).toBe('conflicts');
      expect(readFileSync(spec, 'utf8'), step).toMatch(
        /<{7} yours\n[\s\S]*notes: string\n[\s\S]*phone: phone\n[\s\S]*>{7} IOPEER/,
      );
      expect(git(folder, 'diff', '--name-only', '--diff-filter=U'), step).toBe('SPEC.md');
      const other = `${folder}-back`;
      await cp(folder, other, { recursive: true, preserveTimestamps: true });
      git(other, 'status');
      git(other, 'merge', '--abort');
      expect(await contentsOf(other), step).toEqual(mine);
      writeFileSync(spec, specOf(GROWN));
      expect(await regenerate(folder), step).toBe('merged');
      expectClean(folder);
      expect(await regenerate(folder), step).toBe('nothing');
    }
  });

  it('unpacked from a ZIP, without git, becomes a repository that knows the generation it came from', async () => {
    const folder = await copy();
    rmSync(join(folder, '.git'), { recursive: true });
    expect(await regenerate(folder)).toBe('merged');
    expect(readFileSync(join(folder, SERVICE), 'utf8')).toContain('# mine, not committed\n');
    expect(readFileSync(join(folder, 'backend/app/modules/customer/_generated/model.py'), 'utf8')).toContain(
      'phone',
    );
    expectClean(folder);
    expect(git(folder, 'log', '--format=%s', 'main').split('\n')).toHaveLength(4);
  });

  it('cloned, goes on from the generations of where it was cloned from, after a pull too', async () => {
    const folder = await copy();
    const clone = `${folder}-clone`;
    git(folder, 'clone', '--quiet', folder, clone);
    appendFileSync(join(clone, SERVICE), '# in the clone\n');
    git(clone, 'commit', '--quiet', '--all', '--message', 'In the clone');
    expect(await regenerate(folder)).toBe('merged');
    git(clone, 'branch', '--quiet', 'generated', 'origin/generated');
    git(clone, 'checkout', '--quiet', SERVICE);
    git(clone, 'fetch', '--quiet');
    git(clone, 'merge', '--quiet', '--strategy-option=ours', 'origin/main');
    expect(await regenerate(clone)).toBe('nothing');
    expect(git(clone, 'rev-parse', 'generated')).toBe(git(folder, 'rev-parse', 'generated'));
    expect(readFileSync(join(clone, SERVICE), 'utf8')).toContain('# in the clone\n');
  });

  it('is refused in the middle of something else', async () => {
    const folder = await copy();
    git(folder, 'checkout', '--quiet', '--detach');
    await expect(regenerate(folder)).rejects.toThrow('detached-head');
    git(folder, 'stash', '--quiet');
    git(folder, 'checkout', '--quiet', 'generated');
    await expect(regenerate(folder)).rejects.toThrow('on-generated');
  });

  it('can be restored to any generation, and back', async () => {
    const folder = await copy();
    const repository = join(folder, '.git');
    await regenerate(folder);
    const [tree, first] = [git(folder, 'rev-parse', 'main^{tree}'), git(folder, 'rev-parse', 'main^1')];
    const newest = git(folder, 'rev-parse', 'main');
    const words = { title: 'Restore', trailers: {}, committedAt: 1_700_000_009 };
    await restoreGeneration(repository, first, words);
    expect(git(folder, 'rev-parse', 'main^{tree}')).toBe(git(folder, 'rev-parse', `${first}^{tree}`));
    await restoreGeneration(repository, newest, words);
    expect(git(folder, 'rev-parse', 'main^{tree}')).toBe(tree);
    expect(git(folder, 'merge-base', '--is-ancestor', newest, 'main')).toBe('');
    // And it goes on from there as if nothing had been.
    git(folder, 'reset', '--quiet', '--hard');
    expect(await regenerate(folder)).toBe('nothing');
    expect((await readdir(folder)).includes('notes.txt')).toBe(true);
  });
});
