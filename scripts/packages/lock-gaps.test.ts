import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../launcher/places.mjs';
import { findLockGaps, LOCKS, type Lock } from './lock-gaps.ts';

const lockOf = (packages: Lock['packages']): Lock => ({ packages });

describe.each(LOCKS)('%s', (file) => {
  const text = readFileSync(join(repositoryRoot, file), 'utf8');

  it('names the packages of every platform, so that npm ci accepts it everywhere (node scripts/packages/complete-lock.ts)', () => {
    expect(findLockGaps(JSON.parse(text) as Lock)).toEqual([]);
  });

  it('holds no address of a registry, so that it serves whichever one npm is set to', () => {
    expect(text).not.toMatch(/"resolved": "http/);
  });
});

describe('a lock made from a mirror of one platform', () => {
  it('lacks the optional packages of the others, which are found with their platform', () => {
    const gaps = findLockGaps(
      lockOf({
        'node_modules/tool': {
          version: '1.0.0',
          dev: true,
          optionalDependencies: {
            '@tool/linux-x64': '1.0.0',
            '@tool/darwin-arm64': '1.0.0',
            '@tool/linux-x64-musl': '1.0.0',
          },
        },
        'node_modules/@tool/linux-x64': { version: '1.0.0', optional: true },
      }),
    );
    expect(gaps).toEqual([
      {
        path: 'node_modules/@tool/darwin-arm64',
        entry: { version: '1.0.0', os: ['darwin'], cpu: ['arm64'], dev: true, optional: true },
      },
      {
        path: 'node_modules/@tool/linux-x64-musl',
        entry: { version: '1.0.0', os: ['linux'], cpu: ['x64'], libc: ['musl'], dev: true, optional: true },
      },
    ]);
  });

  it('gets the version a package wants although another one is where it looks', () => {
    const gaps = findLockGaps(
      lockOf({
        'node_modules/y/node_modules/x': {
          version: '2.0.0',
          optionalDependencies: { 'x-win32-x64': '2.0.0' },
        },
        'node_modules/x-win32-x64': { version: '1.0.0', optional: true },
      }),
    );
    expect(gaps.map(({ path, entry }) => [path, entry.version])).toEqual([
      ['node_modules/y/node_modules/x/node_modules/x-win32-x64', '2.0.0'],
    ]);
  });

  it('gets a second version of a platform package below the package that wants it', () => {
    const wants = (version: string) => ({ version, optionalDependencies: { 'x-win32-x64': version } });
    const gaps = findLockGaps(
      lockOf({ 'node_modules/x': wants('1.0.0'), 'node_modules/y/node_modules/x': wants('2.0.0') }),
    );
    expect(gaps.map(({ path, entry }) => [path, entry.version])).toEqual([
      ['node_modules/x-win32-x64', '1.0.0'],
      ['node_modules/y/node_modules/x/node_modules/x-win32-x64', '2.0.0'],
    ]);
  });
});
