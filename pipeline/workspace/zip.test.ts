import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '#lib/artifacts/rules.ts';
import type { Tree } from './tree.ts';
import { zipTree } from './zip.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const TREE: Tree = new Map([
  ['b.txt', { content: encode('b'), executable: false }],
  ['a/run.sh', { content: encode('#!/bin/sh\necho hi\n'), executable: true }],
  ['a/año.md', { content: encode('x'.repeat(5_000)), executable: false }],
]);

describe('a ZIP', () => {
  it('has the same bytes for the same tree, in whatever order, at whatever time and place', () => {
    const shuffled: Tree = new Map([...TREE].reverse());
    const zone = process.env.TZ;
    const first = sha256Of(zipTree(TREE));
    process.env.TZ = 'Pacific/Auckland';
    try {
      expect(sha256Of(zipTree(shuffled))).toBe(first);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('lists its files sorted by name', () => {
    expect(Object.keys(unzipSync(zipTree(TREE)))).toEqual(['a/año.md', 'a/run.sh', 'b.txt']);
  });

  it('is unpacked by Python’s own module with contents and executable bits', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'iopeer-zip-'));
    try {
      await writeFile(join(folder, 'x.zip'), zipTree(TREE));
      const code =
        'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print([(i.filename, oct(i.external_attr >> 16), i.date_time[:3]) for i in z.infolist()])';
      const listed = execFileSync('python3', ['-c', code, join(folder, 'x.zip')], { encoding: 'utf8' });
      expect(listed).toContain("('a/run.sh', '0o100755', (1980, 1, 1))");
      expect(listed).toContain("('b.txt', '0o100644', (1980, 1, 1))");
      expect((await stat(join(folder, 'x.zip'))).size).toBeLessThan(1_000);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
