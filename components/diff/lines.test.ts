import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffTexts, listChanges, markWords, pairLines, sectionsOf, splitLines } from './lines.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`);
const texts = fc.array(fc.constantFrom('a', 'b', 'c', '', '  d')).map((lines) => lines.join('\n'));

describe('the differences of two texts', () => {
  test('hold every line of both once, in order, whatever the texts', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { lines, added, removed } = diffTexts(before, after);
        const olds = lines.flatMap(({ old }) => old ?? []);
        const news = lines.flatMap(({ now }) => now ?? []);
        expect(olds).toEqual(splitLines(before).map((_, at) => at + 1));
        expect(news).toEqual(splitLines(after).map((_, at) => at + 1));
        expect(added - removed).toBe(news.length - olds.length);
      }),
    );
  });

  test('of a text with nothing are all its lines', () => {
    expect(diffTexts(null, 'a\nb\n')).toMatchObject({ added: 2, removed: 0 });
    expect(diffTexts('a\n', null)).toMatchObject({ added: 0, removed: 1 });
    expect(diffTexts(null, null).lines).toEqual([]);
  });
});

describe('sections', () => {
  const lines = () => {
    const before = numbered(60);
    const after = before.with(29, 'changed');
    return diffTexts(before.join('\n'), after.join('\n')).lines;
  };

  test('show three lines round a change and hide the rest', () => {
    const [first, change, last] = sectionsOf(lines());
    expect([first?.kind, change?.kind, last?.kind]).toEqual(['gap', 'lines', 'gap']);
    expect(change?.lines).toHaveLength(8);
    expect((first?.lines.length ?? 0) + (last?.lines.length ?? 0)).toBe(53);
  });

  test('never hide so little that the gap would be longer', () => {
    const before = numbered(20);
    const after = before.with(4, 'x').with(14, 'y');
    const kinds = sectionsOf(diffTexts(before.join('\n'), after.join('\n')).lines).map(({ kind }) => kind);
    expect(kinds).toEqual(['lines']);
  });

  test('hold every line once, in order', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const diff = diffTexts(before, after).lines;
        expect(sectionsOf(diff).flatMap((section) => section.lines)).toEqual(diff);
      }),
    );
  });
});

test('a change begins where lines stop being alike', () => {
  const { lines } = diffTexts('a\nb\nc\nd\n', 'a\nB\nc\nD\n');
  expect(listChanges(lines).map((at) => lines[at]?.kind)).toEqual(['removed', 'removed']);
});

test('side by side, what went stands beside what came in its place', () => {
  const { lines } = diffTexts('a\nb\nc\nd\n', 'a\nB\nd\n');
  expect(pairLines(lines).map(({ left, right }) => [left?.old ?? null, right?.now ?? null])).toEqual([
    [1, 1],
    [2, 2],
    [3, null],
    [4, 3],
  ]);
});

test('words that differ within a line are marked, unless little is alike', () => {
  const marks = markWords('const a = 1;', 'const b = 1;');
  expect(marks).toEqual({ old: [{ from: 6, to: 7 }], now: [{ from: 6, to: 7 }] });
  expect(markWords('one two three', 'x')).toEqual({ old: [], now: [] });
});
