import { expect, test } from 'vitest';
import { joined, readSummary } from './schemathesis.ts';

const REPORT = `
Failures:
  ❌ ST201 Schema-violating request accepted: 22
  ❌ Server error: 1

Test cases:
  29427 generated, 23 found 23 unique failures
`;

test('figures are read off the end of a report', () => {
  expect(readSummary(REPORT)).toMatchObject({
    cases: 29_427,
    failures: { 'Schema-violating request accepted': 22, 'Server error': 1 },
  });
  expect(readSummary('Test cases:\n  7 generated, 7 passed\n')).toMatchObject({ cases: 7, failures: {} });
});

test('a report without figures is no report', () => {
  expect(() => readSummary('Connection refused')).toThrow('no summary: Connection refused');
});

test('two rounds count together', () => {
  const one = readSummary(REPORT);
  expect(joined(one, one)).toMatchObject({ cases: 58_854, failures: { 'Server error': 2 } });
});
