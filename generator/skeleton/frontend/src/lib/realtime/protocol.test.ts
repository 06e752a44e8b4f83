import { describe, expect, test } from 'vitest';
import { afterClose, pauseMs, readMessage } from './protocol';

describe('messages of the feed of changes', () => {
  test('a start, a start after a gap and a change are told apart', () => {
    expect(readMessage('{"ready":true,"number":7}')).toEqual({ kind: 'begin', number: 7, missed: false });
    expect(readMessage('{"reset":true,"number":9}')).toEqual({ kind: 'begin', number: 9, missed: true });
    const change = { number: 8, entity: 'ticket', id: 3, action: 'updated', version: 2 };
    expect(readMessage(JSON.stringify(change))).toEqual({ kind: 'change', change });
    expect(readMessage('{"ping":8}')).toEqual({ kind: 'ping', number: 8 });
  });

  test.each(['', 'not json', '[]', 'null', '{"entity":"ticket"}', '{"number":"8","ready":true}'])(
    'what makes no sense is no message: %j',
    (text) => {
      expect(readMessage(text)).toEqual({ kind: 'other' });
    },
  );
});

describe('a connection that is over', () => {
  test.each([
    [1001, 'retry'],
    [1006, 'retry'],
    [1013, 'retry'],
    [1000, 'wait'],
    [4401, 'renew'],
    [4429, 'later'],
    [4403, 'give-up'],
  ])('code %i means %s', (code, after) => {
    expect(afterClose(code)).toBe(after);
  });

  test('waits grow, never beyond half a minute, and differ between browsers', () => {
    expect(pauseMs(0, 0)).toBe(500);
    expect(pauseMs(3, 1)).toBe(8_000);
    expect(pauseMs(50, 1)).toBe(30_000);
    expect(pauseMs(3, 0)).toBeLessThan(pauseMs(3, 1));
  });
});
