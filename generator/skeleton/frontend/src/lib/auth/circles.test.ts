import { expect, test } from 'vitest';
import { goesInCircles } from './circles';

function emptyStore() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('sent to renew a session again and again, somebody is let out', () => {
  const store = emptyStore();
  expect([1_000, 2_000, 3_000, 4_000].map((now) => goesInCircles(store, now))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test('once in a while is no circle', () => {
  const store = emptyStore();
  expect([0, 60_000, 120_000, 180_000].map((now) => goesInCircles(store, now))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
