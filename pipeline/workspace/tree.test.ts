import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestOf, readTree, type Tree, writeInto, writeTree } from './tree.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-tree-'));
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

describe('a tree', () => {
  it('is read back as it was written, executables included', async () => {
    const written = tree({ 'a/b/c.txt': 'deep', 'run.sh': '#!/bin/sh', 'z.txt': 'last' });
    await writeTree(join(folder, 'project'), written);
    const read = await readTree(join(folder, 'project'));
    expect(manifestOf(read)).toEqual(manifestOf(written));
    expect(read.get('run.sh')?.executable).toBe(true);
  });

  it('replaces the one before as a whole', async () => {
    await writeTree(join(folder, 'project'), tree({ 'old.txt': 'old', 'both.txt': '1' }));
    await writeTree(join(folder, 'project'), tree({ 'new.txt': 'new', 'both.txt': '2' }));
    expect([...(await readTree(join(folder, 'project'))).keys()]).toEqual(['both.txt', 'new.txt']);
    expect(await readdir(folder)).toEqual(['project']);
  });

  it('that cannot be written leaves the one before and nothing half written', async () => {
    await writeTree(join(folder, 'project'), tree({ 'old.txt': 'old' }));
    await expect(writeTree(join(folder, 'project'), tree({ '../out.txt': 'x' }))).rejects.toThrow(
      'cannot be written',
    );
    await expect(writeTree(join(folder, 'project'), tree({ [`${'n'.repeat(300)}`]: 'x' }))).rejects.toThrow(
      'ENAMETOOLONG',
    );
    expect(await readFile(join(folder, 'project', 'old.txt'), 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['project']);
  });

  it('is read without what tools leave behind', async () => {
    await mkdir(join(folder, 'app', '__pycache__'), { recursive: true });
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, 'app', '__pycache__', 'x.pyc'), 'x');
    await writeFile(join(folder, '.git', 'HEAD'), 'x');
    await writeFile(join(folder, 'app', 'main.py'), 'x');
    expect([...(await readTree(folder)).keys()]).toEqual(['app/main.py']);
  });

  it('with a link in it is refused, since what it points at is no part of the project', async () => {
    await symlink('/etc/passwd', join(folder, 'passwd'));
    await expect(readTree(folder)).rejects.toMatchObject({ problem: 'unsafe-workspace' });
  });

  it('can date its files by content: same content same date, other content another', async () => {
    await writeInto(join(folder, 'one'), tree({ 'a.py': 'same', 'b.py': 'first' }), {
      timesFromContent: true,
    });
    await writeInto(join(folder, 'two'), tree({ 'a.py': 'same', 'b.py': 'other' }), {
      timesFromContent: true,
    });
    const times = async (name: string) =>
      Promise.all(['one', 'two'].map(async (each) => (await stat(join(folder, each, name))).mtimeMs));
    const [same, again] = await times('a.py');
    const [first, other] = await times('b.py');
    expect(again).toBe(same);
    expect(other).not.toBe(first);
  });
});
