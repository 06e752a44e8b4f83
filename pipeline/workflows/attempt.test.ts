import { describe, expect, test } from 'vitest';
import { MachineError } from '../workspace/machine-error.ts';
import { type AttemptOptions, attempt, reasonOf, StageTimeout } from './attempt.ts';

const never = new AbortController().signal;
const options = (over: Partial<AttemptOptions> = {}): AttemptOptions => ({
  signal: never,
  timeoutMs: 10_000,
  stopMs: 50,
  attempts: 3,
  backoff: { baseMs: 1, maxMs: 2 },
  onRetry: async () => {},
  ...over,
});
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('one stage’s tries', () => {
  test('a broken machinery is tried again, after things were put back', async () => {
    const told: number[] = [];
    let tries = 0;
    const result = await attempt(
      async () => {
        if (++tries < 3) throw new Error('broken pipe');
        return tries;
      },
      options({ onRetry: async (_error, count) => void told.push(count) }),
    );
    expect([result, told]).toEqual([3, [1, 2]]);
  });

  test('after the last try the failure itself comes out', async () => {
    let tries = 0;
    const work = async () => {
      throw new Error(`broken ${++tries}`);
    };
    await expect(attempt(work, options())).rejects.toThrow('broken 3');
  });

  test('what a person has to cure is not tried again', async () => {
    let tries = 0;
    const work = async () => {
      tries++;
      throw new MachineError('disk-full');
    };
    await expect(attempt(work, options())).rejects.toThrow('disk-full');
    expect(tries).toBe(1);
  });

  test('a stage that runs too long is told to stop and fails with that, once', async () => {
    let tries = 0;
    const work = (signal: AbortSignal) => {
      tries++;
      return untilAborted(signal);
    };
    await expect(attempt(work, options({ timeoutMs: 20 }))).rejects.toThrow(StageTimeout);
    expect(tries).toBe(1);
  });

  test('a stage that ignores its signal is left to itself', async () => {
    const deaf = () => new Promise<never>(() => {});
    await expect(attempt(deaf, options({ timeoutMs: 20, stopMs: 20 }))).rejects.toThrow(StageTimeout);
  });

  test('an answer that comes after the time limit does not count', async () => {
    const late = (signal: AbortSignal) =>
      new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('late')));
    await expect(attempt(late, options({ timeoutMs: 20 }))).rejects.toThrow(StageTimeout);
  });

  test('a cancelled run ends the stage with the reason, whatever the stage throws', async () => {
    const stop = new AbortController();
    const work = attempt(
      (signal) => untilAborted(signal).catch(() => Promise.reject(new Error('sandbox killed'))),
      {
        ...options(),
        signal: stop.signal,
      },
    );
    stop.abort(new Error('cancelled'));
    await expect(work).rejects.toThrow('cancelled');
  });
});

test('a failure has the key of the sentence that people read', () => {
  expect(reasonOf(new MachineError('no-packages'))).toBe('no-packages');
  expect(reasonOf(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe('disk-full');
  expect(reasonOf(new StageTimeout(1_000))).toBe('timeout');
  expect(reasonOf(new TypeError('x is undefined'))).toBe('internal');
});
