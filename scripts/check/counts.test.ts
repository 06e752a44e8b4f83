import { describe, expect, it } from 'vitest';
import { add, countPlaywright, countVitest, isGood, lastLine, namesOfFailed } from './counts.ts';

const vitest = (values: Partial<Parameters<typeof countVitest>[0]>) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...values,
});
const playwright = (
  stats: Partial<Parameters<typeof countPlaywright>[0]['stats']>,
  errors: unknown[] = [],
) => ({
  stats: { expected: 0, unexpected: 0, skipped: 0, flaky: 0, ...stats },
  errors,
});

describe('the counts of npm test', () => {
  it('are those of the runner when all is well', () => {
    expect(countVitest(vitest({ numPassedTests: 12 }), 0)).toMatchObject({ passed: 12, failed: 0 });
    expect(countPlaywright(playwright({ expected: 3 }), 0)).toMatchObject({ passed: 3, failed: 0 });
  });

  it('take a skipped or unwritten test for a failed one', () => {
    expect(countVitest(vitest({ numPassedTests: 5, numPendingTests: 1, numTodoTests: 1 }), 0)).toMatchObject({
      passed: 5,
      failed: 2,
    });
    expect(countPlaywright(playwright({ expected: 5, skipped: 2 }), 0)).toMatchObject({
      passed: 5,
      failed: 2,
    });
  });

  it('take a test that passed only when tried again for a failed one', () => {
    expect(countPlaywright(playwright({ expected: 5, flaky: 1 }), 0)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('take a file that could not be loaded for a failed test', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }];
    expect(countVitest(vitest({ numPassedTests: 5, testResults }), 1)).toMatchObject({
      passed: 5,
      failed: 1,
    });
    expect(countPlaywright(playwright({ expected: 5 }, [{}]), 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('name the tests that failed, wherever in a suite they stand', () => {
    const testResults = [
      {
        name: '/repo/lib/a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'a works', status: 'passed' },
          { fullName: 'a fails', status: 'failed' },
        ],
      },
    ];
    const suites = [{ suites: [{ specs: [{ title: 'opens', file: 'e2e/x.spec.ts', ok: false }] }] }];
    const unit = countVitest(vitest({ numPassedTests: 1, numFailedTests: 1, testResults }), 1);
    const e2e = countPlaywright({ ...playwright({ unexpected: 1 }), suites }, 1);
    expect(
      namesOfFailed([
        ['unit', unit],
        ['e2e', e2e],
      ]),
    ).toEqual(['✗ unit: lib/a.test.ts › a fails', '✗ e2e: e2e/x.spec.ts › opens']);
  });

  it('hold a failure when the runner failed without saying which test', () => {
    expect(countVitest(vitest({ numPassedTests: 5 }), 1)).toMatchObject({ passed: 5, failed: 1 });
    expect(countPlaywright(playwright({ expected: 5 }), null)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('hold a failure when nothing ran at all', () => {
    expect(countVitest(vitest({}), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('add up to one line, which is good only with something passed and nothing failed', () => {
    const sum = add({ passed: 2, failed: 0 }, { passed: 3, failed: 1 });
    expect(lastLine(sum)).toBe('5 passed, 1 failed');
    expect([isGood(sum), isGood({ passed: 0, failed: 0 }), isGood({ passed: 1, failed: 0 })]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
