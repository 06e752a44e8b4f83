import { describe, expect, test } from 'vitest';
import { decodeManifest, encodeManifest, isText, sha256Of, toManifest } from './rules.ts';

const file = (path: string) => ({
  path,
  sha256: sha256Of(new TextEncoder().encode(path)),
  size: path.length,
});

describe('manifests', () => {
  test('the same files in any order have the same bytes', () => {
    const files = [
      file('b/z.py'),
      { ...file('a.py'), owner: 'G' as const },
      { ...file('B.sh'), executable: true as const },
    ];
    const one = encodeManifest(toManifest(files));
    const other = encodeManifest(toManifest(files.toReversed()));
    expect(sha256Of(one)).toBe(sha256Of(other));
    expect(decodeManifest(one).files.map(({ path }) => path)).toEqual(['B.sh', 'a.py', 'b/z.py']);
  });

  test('reading back gives what was written, owners and modes included', () => {
    const manifest = toManifest([{ ...file('run.sh'), owner: 'M', executable: true }, file('lock')]);
    expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
  });

  test('bytes that are no manifest are refused', () => {
    expect(() => decodeManifest(new TextEncoder().encode('{"version":2,"files":[]}'))).toThrow();
  });
});

describe('what a page shows as text', () => {
  test.each([
    ['UTF-8 with accents', new TextEncoder().encode('título = "café"\n'), true],
    ['an empty file', new Uint8Array(), true],
    ['a NUL byte', Uint8Array.of(80, 75, 0, 4), false],
    ['Latin-1', Uint8Array.of(99, 97, 102, 0xe9), false],
  ])('%s: %j', (_name, bytes, expected) => expect(isText(bytes)).toBe(expected));
});
