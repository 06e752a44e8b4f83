import { expect, it } from 'vitest';
import { DETERMINISTIC_FIXERS, listUnrepaired } from './fixers.ts';

const findings = (...checks: string[]) => checks.map((check) => ({ check, message: 'wrong' }));

it('style of both parts, and files that are locked, have a repair of their own', () => {
  expect(
    listUnrepaired(DETERMINISTIC_FIXERS, findings('lint', 'format', 'frontend-lint', 'acceptance-lock')),
  ).toEqual([]);
});

it('what needs somebody who understands the code is said to stay, each check once', () => {
  expect(
    listUnrepaired(DETERMINISTIC_FIXERS, findings('e2e', 'e2e', 'lint', 'frontend-types', 'frontend-build')),
  ).toEqual(['e2e', 'frontend-types', 'frontend-build']);
});
