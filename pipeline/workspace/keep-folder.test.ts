import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepFolder } from './keep-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-keep-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function made(name: string, text: string): Promise<string> {
  await mkdir(join(folder, name, 'deep'), { recursive: true });
  await writeFile(join(folder, name, 'deep', 'file'), text);
  return join(folder, name);
}

it('keeps the first folder whole, and leaves no draft', async () => {
  const place = join(folder, 'kept');
  await keepFolder(await made('one', 'first'), place);
  await keepFolder(await made('two', 'second'), place);
  expect(await readFile(join(place, 'deep', 'file'), 'utf8')).toBe('first');
  expect((await readdir(folder)).sort()).toEqual(['kept', 'one', 'two']);
});

it('fails for nothing: what was not made is not kept', async () => {
  await keepFolder(join(folder, 'missing'), join(folder, 'kept'));
  expect(await readdir(folder)).toEqual([]);
});
