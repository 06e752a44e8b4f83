import { describe, expect, test } from 'vitest';
import { fullJitterMs, isTransientDatabaseError, whileDatabaseReturns } from './backoff.ts';

const withCode = (code: string, message = 'failed') => Object.assign(new Error(message), { code });

describe('full jitter', () => {
  const backoff = { baseMs: 100, maxMs: 1_000 };

  test('the ceiling doubles with each try and stops at the maximum', () => {
    const nearlyOne = () => 0.999_999;
    expect([1, 2, 3, 4, 5, 9].map((attempt) => fullJitterMs(attempt, backoff, nearlyOne))).toEqual([
      99, 199, 399, 799, 999, 999,
    ]);
  });

  test('a wait may be as short as nothing', () => {
    expect(fullJitterMs(7, backoff, () => 0)).toBe(0);
  });
});

describe('which database failures pass by themselves', () => {
  test.each([
    ['the server shuts down', withCode('57P01')],
    ['the server is starting', withCode('57P03', 'the database system is starting up')],
    ['nobody listens', withCode('ECONNREFUSED')],
    ['the connection breaks', new Error('Connection terminated unexpectedly')],
    ['a deadlock', withCode('40P01')],
    ['too many connections', withCode('53300')],
    ['Prisma cannot reach the server', withCode('P1001')],
    [
      'a cause several levels down',
      new Error('outer', { cause: new Error('inner', { cause: withCode('08006') }) }),
    ],
    [
      'Prisma’s wrapping of the server’s code',
      Object.assign(withCode('P2010'), {
        meta: { driverAdapterError: { cause: { originalCode: '57P01' } } },
      }),
    ],
    ['several addresses refused', new AggregateError([withCode('ECONNREFUSED')], 'all failed')],
  ])('%s', (_name, error) => expect(isTransientDatabaseError(error)).toBe(true));

  test.each([
    ['a unique constraint', withCode('23505')],
    ['a syntax error', withCode('42601')],
    ['a missing right', withCode('42501')],
    ['a unique constraint seen by Prisma', withCode('P2002')],
    ['a bug', new TypeError('undefined is not a function')],
    ['something that is no error', 'ECONNREFUSED'],
  ])('not %s', (_name, error) => expect(isTransientDatabaseError(error)).toBe(false));
});

describe('waiting for the database', () => {
  test('a call is repeated until the server is back', async () => {
    let calls = 0;
    const answer = await whileDatabaseReturns(new AbortController().signal, async () => {
      calls++;
      if (calls < 3) throw withCode('ECONNREFUSED');
      return calls;
    });
    expect(answer).toBe(3);
  });

  test('a failure that would not pass is thrown at once', async () => {
    let calls = 0;
    const work = async () => {
      calls++;
      throw withCode('23505');
    };
    await expect(whileDatabaseReturns(new AbortController().signal, work)).rejects.toThrow('failed');
    expect(calls).toBe(1);
  });

  test('a worker that gives up stops waiting', async () => {
    const stop = new AbortController();
    const waiting = whileDatabaseReturns(stop.signal, async () => {
      stop.abort(new Error('lease lost'));
      throw withCode('ECONNREFUSED');
    });
    await expect(waiting).rejects.toThrow();
  });
});
