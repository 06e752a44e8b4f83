export type Counts = { passed: number; failed: number };

export const NONE: Counts = { passed: 0, failed: 0 };
export const PASSED: Counts = { passed: 1, failed: 0 };
export const FAILED: Counts = { passed: 0, failed: 1 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** The line a run of the tests ends with. */
export const lastLine = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;

/** All is well only when something ran and nothing failed. */
export const isGood = ({ passed, failed }: Counts): boolean => passed > 0 && failed === 0;

/** What vitest's JSON reporter tells that matters here. */
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; message?: string; assertionResults: unknown[] }[];
};

/**
 * Counts a vitest run. A skipped test counts as failed, as does a file that broke before any of its tests ran, and a
 * run that ended badly although every test passed (an error outside the tests).
 */
export function countVitest(report: VitestReport, exitCode: number | null): Counts {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return settle(report.numPassedTests, report.numFailedTests + skipped + brokenFiles, exitCode);
}

/** What Playwright's JSON reporter tells that matters here. */
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; skipped: number; flaky: number };
  errors: unknown[];
};

/** Counts a Playwright run. Skipped counts as failed; so does flaky: it failed once, and it will fail once again. */
export function countPlaywright({ stats, errors }: PlaywrightReport, exitCode: number | null): Counts {
  return settle(stats.expected, stats.unexpected + stats.skipped + stats.flaky + errors.length, exitCode);
}

function settle(passed: number, failed: number, exitCode: number | null): Counts {
  const unexplained = exitCode !== 0 && failed === 0;
  const nothingRan = passed + failed === 0;
  return { passed, failed: failed + (unexplained || nothingRan ? 1 : 0) };
}
