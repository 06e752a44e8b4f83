import { expect, test } from 'vitest';
import { stepLabel } from './steps';

test('days and months never slip into the one before', () => {
  expect(stepLabel('2026-11-01', 'day', 'en')).toBe('Nov 1');
  expect(stepLabel('2026-11', 'month', 'es')).toBe('nov 26');
});
