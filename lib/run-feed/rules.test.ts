import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNotice, toLogRows, toNotices } from './rules.ts';

describe('rows of the console', () => {
  test('a chunk becomes one row a line, line breaks kept', () => {
    expect(toLogRows('one\ntwo\nthr')).toEqual(['one\n', 'two\n', 'thr']);
  });

  test('a line above the limit is cut between characters, never inside one', () => {
    expect(toLogRows('áéíóú\n', 4)).toEqual(['áé', 'íó', 'ú\n']);
    expect(toLogRows('👍👍', 5)).toEqual(['👍', '👍']);
  });

  test('what PostgreSQL cannot store is left out', () => {
    expect(toLogRows('a\0b')).toEqual(['ab']);
    expect(toLogRows('x\ud800y')).toEqual(['x\ufffdy']);
  });

  test('rows joined are the chunk again, and none is above the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 4, max: 50 }),
        (text, maxBytes) => {
          const chunk = text.replaceAll('\0', '').toWellFormed();
          const rows = toLogRows(chunk, maxBytes);
          expect(rows.join('')).toBe(chunk);
          for (const row of rows) expect(Buffer.byteLength(row)).toBeLessThanOrEqual(maxBytes);
        },
      ),
    );
  });
});

describe('notices', () => {
  const ids = (count: number) =>
    Array.from({ length: count }, (_, index) => `run_${String(index).padStart(25, '0')}`);

  test('a small batch is announced once', () => {
    expect(toNotices(['run_a'], ['run_b']).map(readNotice)).toEqual([{ logs: ['run_a'], events: ['run_b'] }]);
  });

  test('nothing new is announced by nothing', () => {
    expect(toNotices([], [])).toEqual([]);
  });

  test('a batch of 5,000 runs is announced below PostgreSQL’s limit, each run once', () => {
    const payloads = toNotices(ids(5_000), ids(10));
    for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
    expect(payloads.flatMap((payload) => readNotice(payload)?.logs ?? [])).toEqual(ids(5_000));
    expect(payloads.flatMap((payload) => readNotice(payload)?.events ?? [])).toEqual(ids(10));
  });

  test.each(['', 'hello', '5', 'null', '{"logs":["run_a"]}', '{"logs":[1],"events":[]}'])(
    'foreign payload %j is ignored',
    (payload) => {
      expect(readNotice(payload)).toBeNull();
    },
  );
});
