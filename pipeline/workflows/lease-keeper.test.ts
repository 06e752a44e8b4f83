import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LeaseKeeper } from './lease-keeper.ts';

// A lease that cannot be renewed is logged at every beat, which is not what these tests are about.
vi.hoisted(() => {
  process.env.LOG_LEVEL = 'silent';
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function keep(renew: () => Promise<boolean>) {
  const lost: string[] = [];
  const keeper = new LeaseKeeper({
    executorId: 'w',
    leaseMs: 1_000,
    heartbeatMs: 100,
    onLost: (why) => lost.push(why),
    heartbeat: { renew, close: async () => {} },
  });
  keeper.start();
  return { keeper, lost };
}

describe('a worker’s lease', () => {
  test('is renewed at every beat and kept', async () => {
    let beats = 0;
    const { keeper, lost } = keep(async () => {
      beats++;
      return true;
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect([beats, lost]).toEqual([50, []]);
    await keeper.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(beats).toBe(50);
  });

  test('that others have taken away is lost at once, and told once', async () => {
    const { lost } = keep(async () => false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lost).toEqual(['others believed this worker dead']);
  });

  test('that cannot be renewed is given up before others may take it', async () => {
    const { lost } = keep(async () => {
      throw new Error('connect ECONNREFUSED');
    });
    await vi.advanceTimersByTimeAsync(700);
    expect(lost).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(lost).toEqual(['it could not be renewed in time']);
  });

  test('whose renewal never answers is given up too', async () => {
    const { lost } = keep(() => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(900);
    expect(lost).toEqual(['it could not be renewed in time']);
  });
});
