import { expect, test } from 'vitest';
import { shortestPassword, strengthOf } from './password-strength';

test.each([
  ['short', 'corta'],
  ['repeats', 'aaaabbbb1'],
  ['common', 'Qwerty123'],
  ['email', 'margarita99'],
])('refused because of %s: %s', (reason, password) => {
  expect(strengthOf(password, 'margarita@example.com', 8)).toEqual({ score: 1, reason });
});

test('the longer and the more varied, the better', () => {
  const scores = ['lápizazul', 'lápizazul9X', 'lápiz azul y mesa', 'Lápiz azul y mesa 9'].map(
    (password) => strengthOf(password, 'ana@example.com', 8).score,
  );
  expect(scores).toEqual([2, 3, 4, 4]);
});

test('nothing written is neither good nor bad', () => {
  expect(strengthOf('', 'ana@example.com', 8)).toEqual({ score: 0, reason: null });
});

test('the project says how short is too short', () => {
  expect(strengthOf('lápizazul', 'ana@example.com', 12)).toEqual({ score: 1, reason: 'short' });
  expect(shortestPassword('12')).toBe(12);
  expect([undefined, '', 'twelve', '4', '900'].map(shortestPassword)).toEqual([8, 8, 8, 8, 8]);
});
