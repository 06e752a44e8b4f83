import { describe, expect, test } from 'vitest';
import {
  decodeManifest,
  decodePictureIndex,
  encodeManifest,
  isText,
  listPages,
  sha256Of,
  toManifest,
} from './rules.ts';

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

describe('the pages of an application', () => {
  const file = (name: string) => ({ path: `docs/screenshots/${name}`, sha256: 'a'.repeat(64), size: 1 });
  const home = { name: 'home', title: 'Home', path: '/' };

  test('come in the order they were looked at, each with the looks there are', () => {
    const files = ['a-phone-dark.png', 'a-light.png', 'home-phone-light.png'].map(file);
    const pages = listPages(files, [home]);
    expect(pages.map(({ name, pictures }) => [name, Object.keys(pictures)])).toEqual([
      ['home', ['phone-light']],
      ['a', ['phone-dark', 'light']],
    ]);
  });

  test('are those with pictures; pictures of failed tests are of no page', () => {
    expect(listPages([file('failed/1-light.png'), file('odd.png')], [home])).toEqual([]);
  });

  test('are not told by an index that is cut short or has another form', () => {
    const decode = (text: string) => decodePictureIndex(new TextEncoder().encode(text));
    expect(decode(JSON.stringify([home]))).toEqual([home]);
    expect(decode('[{"name":"../x","title":"","path":""}]')).toEqual([]);
    expect(decode('[{"na')).toEqual([]);
  });
});
