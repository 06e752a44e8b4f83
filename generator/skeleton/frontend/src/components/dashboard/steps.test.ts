import { expect, test } from 'vitest';
import { inSentence, stepLabel } from './steps';

test('days and months never slip into the one before', () => {
  expect(stepLabel('2026-11-01', 'day', 'en')).toBe('Nov 1');
  expect(stepLabel('2026-11', 'month', 'es')).toBe('nov 26');
});

test('a label inside of a sentence is small, an abbreviation is not', () => {
  expect(['Estado', 'IVA', 'Última visita', ''].map(inSentence)).toEqual([
    'estado',
    'IVA',
    'última visita',
    '',
  ]);
});
