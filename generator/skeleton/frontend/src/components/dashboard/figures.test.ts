import { describe, expect, test } from 'vitest';
import { addUp, changeOf, largest, slicesOf, stepsWithin, sumWithin } from './figures';

const figure = (day: string, count: number, sum: string | null) => ({
  key: { created_at__day: day },
  values: { count, price__sum: sum },
});
const figures = {
  items: [figure('2026-10-31', 1, '5.00'), figure('2026-11-01', 2, '0.10'), figure('2026-11-03', 3, '0.20')],
  labels: {},
  truncated: false,
};
const november = { from: '2026-11-01', to: '2026-11-03' };

describe('amounts', () => {
  test('are added up exactly', () => {
    expect(addUp(['0.10', '0.20'])).toBe('0.3');
    expect(addUp(['9007199254740993.01', '1.99'])).toBe('9007199254740995');
    expect(addUp(['-5.25', 3, null, undefined])).toBe('-2.25');
    expect(addUp([])).toBe('0');
  });

  test('of a period leave out the days around it', () => {
    expect(sumWithin(figures, 'price__sum', november)).toBe('0.3');
    expect(sumWithin(figures, 'count', november)).toBe('5');
  });
});

describe('figures by day', () => {
  test('have a value for days on which nothing happened', () => {
    expect(stepsWithin(figures, 'count', november, 'day')).toEqual([
      { at: '2026-11-01', value: 2 },
      { at: '2026-11-02', value: 0 },
      { at: '2026-11-03', value: 3 },
    ]);
  });

  test('are added up by month where a period is long', () => {
    expect(stepsWithin(figures, 'count', { from: '2026-10-01', to: '2026-11-30' }, 'month')).toEqual([
      { at: '2026-10', value: 1 },
      { at: '2026-11', value: 5 },
    ]);
  });
});

test('a change is told as a share of what there was, and not at all of nothing', () => {
  expect(changeOf('15', '10')).toBe(0.5);
  expect(changeOf('5', '10')).toBe(-0.5);
  expect(changeOf('5', '0')).toBeNull();
});

describe('slices', () => {
  const byStatus = {
    items: [
      { key: { status: 'open' }, values: { count: 3 } },
      { key: { status: 'closed' }, values: { count: 0 } },
      { key: { status: null }, values: { count: 1 } },
    ],
    labels: {},
    truncated: false,
  };

  test('are those with something in them', () => {
    expect(slicesOf(byStatus, 'status', 'count')).toEqual([
      { key: 'open', value: 3 },
      { key: null, value: 1 },
    ]);
  });

  test('beyond the most that fit are put together', () => {
    const slices = [1, 5, 2, 4].map((value) => ({ key: String(value), value }));
    expect(largest(slices, 3, 'rest')).toEqual([
      { key: '5', value: 5 },
      { key: '4', value: 4 },
      { key: 'rest', value: 3 },
    ]);
    expect(largest(slices, 4, 'rest')).toBe(slices);
  });
});
