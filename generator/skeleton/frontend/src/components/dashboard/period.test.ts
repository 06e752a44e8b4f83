import { describe, expect, test } from 'vitest';
import { before, createdWithin, daysIn, periodOf, stepsOf, unitOf } from './period';

const nothing = { from: null, to: null };
const today = '2026-11-21';

describe('a period', () => {
  test('of seven days ends today', () => {
    const week = periodOf('7d', nothing, today);
    expect(week).toEqual({ from: '2026-11-15', to: today });
    expect(daysIn(week)).toBe(7);
  });

  test('of this year begins on its first day', () => {
    expect(periodOf('year', nothing, today).from).toBe('2026-01-01');
  });

  test('that somebody named the wrong way round is turned', () => {
    expect(periodOf('own', { from: '2026-03-10', to: '2026-03-01' }, today)).toEqual({
      from: '2026-03-01',
      to: '2026-03-10',
    });
  });

  test('with days that are none is the last month', () => {
    expect(periodOf('own', { from: 'yesterday', to: '2026-13-40' }, today)).toEqual({
      from: '2026-10-23',
      to: today,
    });
  });

  test('before another is as long and ends the day before it', () => {
    expect(before({ from: '2026-03-01', to: '2026-03-10' })).toEqual({
      from: '2026-02-19',
      to: '2026-02-28',
    });
  });

  test('has its last day too', () => {
    expect(createdWithin({ from: '2026-02-27', to: '2026-02-28' })).toEqual({
      created_at__gte: '2026-02-27T00:00:00Z',
      created_at__lt: '2026-03-01T00:00:00Z',
    });
  });

  test('longer than three months is drawn by month', () => {
    const year = periodOf('year', nothing, today);
    expect([unitOf(periodOf('90d', nothing, today)), unitOf(year)]).toEqual(['day', 'month']);
    expect(stepsOf(year, 'month')).toHaveLength(11);
    expect(stepsOf({ from: '2025-12-31', to: '2026-01-01' }, 'month')).toEqual(['2025-12', '2026-01']);
  });
});
