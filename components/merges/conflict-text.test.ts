import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMarks, findConflicts, takeEverywhere, takeSide } from './conflict-text.ts';

const TEXT = `first
<<<<<<< yours
mine 1
mine 2
||||||| before
was
=======
theirs
>>>>>>> IOPEER
between
<<<<<<< yours
=======
added
>>>>>>> IOPEER
last
`;

describe('conflicts of a text', () => {
  it('are found with both sides and with what was there before', () => {
    const [first, second] = findConflicts(TEXT);
    expect(first).toMatchObject({ mine: 'mine 1\nmine 2\n', before: 'was\n', next: 'theirs\n' });
    expect(second).toMatchObject({ mine: '', before: null, next: 'added\n' });
    expect(TEXT.slice(first?.from, first?.to)).toMatch(/^<{7} yours\n[\s\S]*>{7} IOPEER\n$/);
  });

  it.each([
    ['mine', 'first\nmine 1\nmine 2\nbetween\nlast\n'],
    ['next', 'first\ntheirs\nbetween\nadded\nlast\n'],
    ['both', 'first\nmine 1\nmine 2\ntheirs\nbetween\nadded\nlast\n'],
  ] as const)('leave %s alone once that is taken everywhere', (side, result) => {
    expect(takeEverywhere(TEXT, side)).toBe(result);
    expect(countMarks(takeEverywhere(TEXT, side))).toBe(0);
  });

  it('keep the lines of both sides apart where the first has no end', () => {
    const conflict = { from: 0, to: 0, mine: 'a', before: null, next: 'b' };
    expect(takeSide(conflict, 'both')).toBe('a\nb');
  });

  it('count while a mark alone is left, which was never a whole conflict', () => {
    expect(countMarks(TEXT)).toBe(2);
    expect(countMarks('a\n>>>>>>> IOPEER\nb\n')).toBe(1);
    expect(countMarks('<<<<<<< yours\na\n')).toBe(1);
    expect(countMarks('Title\n=======\ntext\n')).toBe(0);
    expect(countMarks('')).toBe(0);
  });

  it('take lines with the ends of another system as what they are', () => {
    expect(takeEverywhere(TEXT.replaceAll('\n', '\r\n'), 'next')).toBe(
      'first\r\ntheirs\r\nbetween\r\nadded\r\nlast\r\n',
    );
  });

  it('lose no line of either side when both are taken', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd = 1'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, lines, lines), { maxLength: 5 }), (parts) => {
        const block = (all: string[]) => all.map((line) => `${line}\n`).join('');
        const text = parts
          .map(
            ([around, mine, next]) =>
              `${block(around)}<<<<<<< yours\n${block(mine)}=======\n${block(next)}>>>>>>> IOPEER\n`,
          )
          .join('');
        const whole = parts.map(([around, mine, next]) => block([...around, ...mine, ...next])).join('');
        expect(takeEverywhere(text, 'both')).toBe(whole);
        expect(findConflicts(text)).toHaveLength(parts.length);
      }),
    );
  });
});
