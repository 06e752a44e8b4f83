import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withPictures } from './failure-pictures.ts';

let reports: string;

beforeEach(async () => {
  reports = await mkdtemp(join(tmpdir(), 'iopeer-reports-'));
  await mkdir(join(reports, 'e2e', 'a'), { recursive: true });
  await writeFile(join(reports, 'e2e', 'a', 'test-failed-1.png'), 'a picture');
});

afterEach(() => rm(reports, { recursive: true, force: true }));

const finding = (screenshot?: string) => ({
  check: 'e2e',
  message: 'no button',
  ...(screenshot && { screenshot }),
});

it('a failed test comes with what the browser showed, under a name of its own', async () => {
  const seen = finding('/work/reports/e2e/a/test-failed-1.png');
  const { findings, pictures } = await withPictures([finding(), seen, seen], reports);
  expect(findings.map(({ screenshot }) => screenshot)).toEqual([
    undefined,
    'docs/screenshots/failed/1.png',
    'docs/screenshots/failed/2.png',
  ]);
  expect([...pictures].map(([path, { content }]) => [path, content.toString()])).toEqual([
    ['docs/screenshots/failed/1.png', 'a picture'],
    ['docs/screenshots/failed/2.png', 'a picture'],
  ]);
});

it.each([
  '/etc/passwd',
  '/work/reports/e2e/../../secret.png',
  '/work/reports/e2e/gone.png',
  '/work/project/x.png',
])('a report that names %s brings no picture', async (path) => {
  const { findings, pictures } = await withPictures([finding(path)], reports);
  expect(findings).toEqual([finding()]);
  expect(pictures.size).toBe(0);
});

it('a link among the pictures is refused', async () => {
  await symlink('/etc', join(reports, 'e2e', 'b'));
  await expect(withPictures([finding('/work/reports/e2e/b/passwd')], reports)).rejects.toMatchObject({
    problem: 'unsafe-workspace',
  });
});
