import { expect, test } from 'vitest';
import { dayOf, isoOf } from './day';

test.each(['2026-11-21', '2024-02-29', '0099-01-01', '1969-12-31'])('%s stays the same day', (iso) => {
  expect(isoOf(dayOf(iso))).toBe(iso);
});

test('a moment counts for the day of its place, not for that of Greenwich', () => {
  expect(isoOf(new Date(2026, 10, 21, 23, 59))).toBe('2026-11-21');
  expect(isoOf(new Date(2026, 10, 21, 0, 1))).toBe('2026-11-21');
});

test('the time of a moment written out does not matter', () => {
  expect(dayOf('2026-11-21T23:00:00Z')).toEqual(new Date(2026, 10, 21));
});
