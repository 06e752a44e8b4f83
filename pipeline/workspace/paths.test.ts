import { describe, expect, it } from 'vitest';
import { refuseUnsafeTree } from './paths.ts';

const file = (path: string, size = 1) => ({ path, size });

describe('a project tree', () => {
  it('may hold ordinary paths, accents and dotted names included', () => {
    expect(() =>
      refuseUnsafeTree([
        file('README.md'),
        file('.iopeer/manifest.json'),
        file('docs/guía.md'),
        file('.gitignore'),
        file('.github/x.yml'),
      ]),
    ).not.toThrow();
  });

  it.each([
    ['/etc/passwd'],
    ['../up'],
    ['a/../../b'],
    ['a//b'],
    ['./a'],
    ['a/'],
    ['C:/x'],
    ['a\\b'],
    ['a\u0000b'],
    ['a\nb'],
    ['.git/hooks/post-checkout'],
    ['sub/.GIT/config'],
    ['cafe\u0301.md'],
    [''],
  ])('cannot hold %j', (path) => {
    expect(() => refuseUnsafeTree([file(path)])).toThrow('This project cannot be written');
  });

  it('cannot hold two names that are one file on a system without case', () => {
    expect(() => refuseUnsafeTree([file('app/Main.py'), file('app/main.py')])).toThrow(
      'one file on some systems',
    );
  });

  it('cannot hold a file where another needs a folder', () => {
    expect(() => refuseUnsafeTree([file('app'), file('app/main.py')])).toThrow('both a file and a folder');
  });

  it('holds at most 5,000 files, 20 MB in one and 200 MB in all', () => {
    const many = Array.from({ length: 5_001 }, (_, index) => file(`f${index}`));
    expect(() => refuseUnsafeTree(many.slice(1))).not.toThrow();
    expect(() => refuseUnsafeTree(many)).toThrow('5001 files');
    expect(() => refuseUnsafeTree([file('big', 20_000_001)])).toThrow('20 MB');
    expect(() => refuseUnsafeTree(many.slice(0, 11).map(({ path }) => file(path, 19_000_000)))).toThrow(
      '200 MB',
    );
  });

  it('is refused with every offence named at once', () => {
    expect(() => refuseUnsafeTree([file('/a'), file('b/../c')])).toThrow(/"\/a"[\s\S]*"b\/..\/c"/);
  });
});
