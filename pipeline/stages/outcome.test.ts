import { expect, test } from 'vitest';
import { decided, NeedsAnswer, passed } from './outcome.ts';

test('a stage that needs something of a person ends the loop with its own words', () => {
  const question = 'No PostgreSQL on this machine: install it and run this again.';
  expect(() => decided({ status: 'needs', question })).toThrow(new NeedsAnswer(question));
});

test('what a stage came to goes on as it is', () => {
  const outcome = passed({ files: 3 });
  expect(decided(outcome)).toBe(outcome);
});
