import { describe, expect, it } from 'vitest';
import { readTestReport } from './junit.ts';

function report(cases: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest">${cases}</testsuite></testsuites>`;
}

const GOOD = '<testcase classname="tests.test_a" name="test_one" time="0.1" />';

describe('a report of pytest', () => {
  it('counts what passed and what failed, and places a failure where the traceback ends', () => {
    const failure = `<testcase classname="tests._generated.test_task" name="test_max[121]" time="0.1"><failure message="AssertionError: assert 201 == 422&#10;  more">def test_max():
&gt;       assert response.status_code == 422
tests/_generated/test_task.py:40: AssertionError
tests/_generated/test_task.py:44: in test_max
tests/checks.py:12: AssertionError</failure></testcase>`;
    expect(readTestReport(report(GOOD + failure), '1 failed, 1 passed in 0.1s')).toEqual({
      counts: { passed: 1, failed: 1, skipped: 0 },
      findings: [
        {
          message: 'tests._generated.test_task::test_max[121] AssertionError: assert 201 == 422 more',
          file: 'backend/tests/_generated/test_task.py',
          line: 44,
        },
      ],
    });
  });

  it('counts a skipped test as failed', () => {
    const skipped =
      '<testcase classname="tests.test_a" name="test_two"><skipped type="pytest.skip" message="later">tests/test_a.py:3: later</skipped></testcase>';
    const result = readTestReport(report(GOOD + skipped), '1 passed, 1 skipped in 0.1s');
    expect(result?.counts).toEqual({ passed: 1, failed: 1, skipped: 1 });
    expect(result?.findings[0]).toMatchObject({ file: 'backend/tests/test_a.py', line: 3 });
  });

  it('counts an expected failure as failed', () => {
    const xfail =
      '<testcase classname="tests.test_a" name="test_two"><skipped type="pytest.xfail" message="bug" /></testcase>';
    expect(readTestReport(report(GOOD + xfail), '1 passed, 1 xfailed in 0.1s')?.counts).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
    });
  });

  it('counts a test that passed although expected to fail as failed', () => {
    expect(readTestReport(report(GOOD + GOOD), '1 passed, 1 xpassed in 0.1s')?.counts).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it('counts deselected tests as failed, although the report leaves them out', () => {
    const result = readTestReport(report(GOOD), '1 passed, 3 deselected in 0.1s');
    expect(result?.counts).toEqual({ passed: 1, failed: 3, skipped: 3 });
    expect(result?.findings).toHaveLength(1);
  });

  it('counts an error of set-up or collection as failed', () => {
    const error =
      '<testcase classname="" name="tests.test_b"><error message="collection failure">ImportError</error></testcase>';
    expect(readTestReport(report(error), '1 error in 0.1s')?.counts).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('counts a test that failed and then broke in its tear-down once', () => {
    const both =
      '<testcase classname="t" name="a"><failure message="x">x</failure><error message="y">y</error></testcase>';
    expect(readTestReport(report(both), '1 failed, 1 error in 0.1s')?.counts).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('takes words of a summary printed by a test for what they are: no summary', () => {
    const output = '9 deselected\n...\n1 passed in 0.1s\n';
    expect(readTestReport(report(GOOD), output)?.counts).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });

  it('is null for a file that is none', () => {
    expect(readTestReport('', '')).toBeNull();
    expect(readTestReport('<html></html>', '')).toBeNull();
  });
});
