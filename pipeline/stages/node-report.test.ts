import { describe, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReport } from './node-report.ts';

const spec = (title: string, status: string, more: object = {}) => ({
  title,
  file: '_generated/task.spec.ts',
  line: 7,
  tests: [
    {
      status,
      expectedStatus: 'passed',
      results: [{ error: { message: '\u001b[31mno button\u001b[0m' } }],
      ...more,
    },
  ],
});
const report = (...specs: object[]) => JSON.stringify({ suites: [{ suites: [{ specs }] }], errors: [] });

describe('the report of the browser tests', () => {
  it('counts what held at the first try, and nothing else, as passed', () => {
    const read = readPlaywrightReport(
      report(spec('a', 'expected'), spec('b', 'unexpected'), spec('c', 'flaky'), spec('d', 'skipped')),
    );
    expect(read?.counts).toEqual({ passed: 1, failed: 3, skipped: 1 });
    expect(read?.findings).toEqual([
      { test: 'b', message: 'no button', file: 'frontend/e2e/_generated/task.spec.ts', line: 7 },
      {
        test: 'c',
        message: 'held only when tried again: no button',
        file: 'frontend/e2e/_generated/task.spec.ts',
        line: 7,
      },
      {
        test: 'd',
        message: 'skipped, which counts as failed',
        file: 'frontend/e2e/_generated/task.spec.ts',
        line: 7,
      },
    ]);
  });

  it('counts a test that was expected to fail, and did, as failed', () => {
    expect(
      readPlaywrightReport(report(spec('a', 'expected', { expectedStatus: 'failed' })))?.counts.failed,
    ).toBe(1);
  });

  it('keeps the lines of a message and says where its picture is', () => {
    const failed = spec('a', 'unexpected', {
      results: [
        {
          error: { message: '\u001b[2mexpect(\u001b[22mlocator)\n\n  Expected: visible' },
          attachments: [
            { name: 'screenshot', path: '/work/reports/e2e/a/test-failed-1.png' },
            { name: 'trace' },
          ],
        },
      ],
    });
    expect(readPlaywrightReport(report(failed))?.findings).toMatchObject([
      {
        message: 'expect(locator)\n  Expected: visible',
        screenshot: '/work/reports/e2e/a/test-failed-1.png',
      },
    ]);
  });

  it('counts what went wrong outside of tests, and is none when cut short', () => {
    const broken = JSON.stringify({ suites: [], errors: [{ message: 'no server' }] });
    expect(readPlaywrightReport(broken)?.counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(readPlaywrightReport(broken.slice(0, -4))).toBeNull();
  });
});

describe('the report of the unit tests', () => {
  const file = (status: string, ...statuses: string[]) => ({
    name: '/work/project/frontend/src/lib/a.test.ts',
    status,
    message: 'cannot import',
    assertionResults: statuses.map((each) => ({ fullName: each, status: each, failureMessages: ['why'] })),
  });

  it('counts what is skipped or still to be written as failed', () => {
    const read = readVitestReport(
      JSON.stringify({ testResults: [file('failed', 'passed', 'failed', 'todo')] }),
    );
    expect(read?.counts).toEqual({ passed: 1, failed: 2, skipped: 1 });
    expect(read?.findings[0]).toEqual({
      test: 'failed',
      message: 'why',
      file: 'frontend/src/lib/a.test.ts',
    });
  });

  it('counts a file that cannot be loaded as a failure of its own', () => {
    const read = readVitestReport(JSON.stringify({ testResults: [file('failed')] }));
    expect(read?.counts.failed).toBe(1);
    expect(read?.findings[0]?.message).toContain('cannot import');
  });
});
