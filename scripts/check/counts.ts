/** `names` are those of the tests that failed, as far as the runner tells them. */
export type Counts = { passed: number; failed: number; names?: string[] };

export const NONE: Counts = { passed: 0, failed: 0 };
export const PASSED: Counts = { passed: 1, failed: 0 };
export const FAILED: Counts = { passed: 0, failed: 1 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** The names of the failed tests, to stand at the end of a long run, where they are looked for. */
export const namesOfFailed = (results: readonly [step: string, counts: Counts][]): string[] =>
  results.flatMap(([step, { names = [] }]) => names.map((name) => `✗ ${step}: ${name}`));

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
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
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
  const names = report.testResults.flatMap(({ name, status, assertionResults }) =>
    assertionResults.length === 0 && status === 'failed'
      ? [name]
      : assertionResults
          .filter((test) => test.status !== 'passed')
          .map(({ fullName }) => `${name.split('/').slice(-2).join('/')} › ${fullName}`),
  );
  return { ...settle(report.numPassedTests, report.numFailedTests + skipped + brokenFiles, exitCode), names };
}

/** What Playwright's JSON reporter tells that matters here. */
type PlaywrightReport = {
  suites?: PlaywrightSuite[];
  stats: { expected: number; unexpected: number; skipped: number; flaky: number };
  errors: unknown[];
};

type PlaywrightSuite = {
  specs?: { title: string; file: string; ok: boolean }[];
  suites?: PlaywrightSuite[];
};

const failedIn = ({ specs = [], suites = [] }: PlaywrightSuite): string[] => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file} › ${title}`),
  ...suites.flatMap(failedIn),
];

/** Counts a Playwright run. Skipped counts as failed; so does flaky: it failed once, and it will fail once again. */
export function countPlaywright(
  { stats, errors, suites = [] }: PlaywrightReport,
  exitCode: number | null,
): Counts {
  const failed = stats.unexpected + stats.skipped + stats.flaky + errors.length;
  return { ...settle(stats.expected, failed, exitCode), names: suites.flatMap(failedIn) };
}

function settle(passed: number, failed: number, exitCode: number | null) {
  const unexplained = exitCode !== 0 && failed === 0;
  const nothingRan = passed + failed === 0;
  return { passed, failed: failed + (unexplained || nothingRan ? 1 : 0) };
}
