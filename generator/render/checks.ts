import type { Database } from '../blueprint/schema.ts';

/**
 * What a generated project must pass before it may be called verified, as data: the pipeline, the CLI and the tests
 * of the generator run exactly these commands and the evidence lists them.
 *
 * Placeholders in `argv` and `env`, replaced by whoever runs a command (see `fillPlaceholders`):
 * `{reports}` a writable folder outside the project for machine-readable reports,
 * `{tmp}` a writable folder for throw-away databases and caches.
 * `argv[0]` is `python`, the interpreter of the environment made by `ENVIRONMENT`, or `npx`, which stands for the
 * program's place among the frontend's packages: nothing is ever fetched.
 */
export type ProjectCheck = {
  name: BackendCheck | FrontendCheck;
  /** Relative to the project root. */
  cwd: 'backend' | 'frontend';
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Where counts come from: a JUnit file of pytest, the JSON report of vitest or Playwright, or nowhere (the exit code). */
  counts: { kind: 'junit' | 'vitest' | 'playwright'; path: string } | { kind: 'exit' };
  timeoutMs: number;
  /** Checks that have to hold before this one begins. */
  needs?: readonly ProjectCheck['name'][];
  /** A check whose folder this one goes on in, with all that is left there; also one of `needs`. */
  goesOnFrom?: ProjectCheck['name'];
  /** Files (or folders, with a slash at the end) it makes that belong to the project, for later checks and for delivery. */
  makes?: readonly string[];
  /** What it makes counts although the check failed: pictures show what went wrong. */
  makesAnyway?: boolean;
  /** Has the machine to itself: browsers wait for pages no longer than people would. */
  alone?: boolean;
  /** Where more is needed than a sandbox gives by itself. */
  limits?: Readonly<{ memoryMb?: number; tmpMb?: number; processes?: number }>;
};

export type BackendCheck = 'migrations' | 'tests' | 'lint' | 'format' | 'types';
export type FrontendCheck =
  | 'client'
  | 'client-drift'
  | 'frontend-types'
  | 'frontend-lint'
  | 'frontend-tests'
  | 'frontend-build'
  | 'e2e';

/** Settings every check shares: a test environment, no rate limits, no bytecode in the workspace, stable hashing. */
export const TEST_ENV = {
  ENVIRONMENT: 'test',
  SECRET_KEY: 'only-for-tests-0123456789abcdef0123456789abcdef',
  RATE_LIMIT_ENABLED: 'false',
  STORAGE_DIR: '{tmp}/storage',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONHASHSEED: '0',
} as const;

/** Checks of the backend on SQLite, in the order the evidence shows them. They share nothing and may run at once. */
export const BACKEND_CHECKS: readonly ProjectCheck[] = [
  {
    name: 'migrations',
    cwd: 'backend',
    argv: ['python', '-m', 'app.cli', 'verify-migrations'],
    env: { ...TEST_ENV, DATABASE_URL: 'sqlite+aiosqlite:///{tmp}/migrations_test.db' },
    counts: { kind: 'exit' },
    timeoutMs: 60_000,
  },
  {
    name: 'tests',
    cwd: 'backend',
    // Each process has a database of its own (tests/workers.py); more than four gain little and take much memory.
    argv: [
      ...['python', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--junitxml={reports}/pytest.xml'],
      ...['--numprocesses=auto', '--maxprocesses=4', '--dist=worksteal'],
    ],
    env: { ...TEST_ENV, DATABASE_URL: 'sqlite+aiosqlite:///{tmp}/pytest_test.db' },
    counts: { kind: 'junit', path: '{reports}/pytest.xml' },
    // Fifteen entities carry well over a thousand tests, and the machine may have other work.
    timeoutMs: 900_000,
  },
  {
    name: 'lint',
    cwd: 'backend',
    argv: ['python', '-m', 'ruff', 'check', '--no-cache', '.'],
    env: TEST_ENV,
    counts: { kind: 'exit' },
    timeoutMs: 60_000,
  },
  {
    name: 'format',
    cwd: 'backend',
    argv: ['python', '-m', 'ruff', 'format', '--check', '--no-cache', '.'],
    env: TEST_ENV,
    counts: { kind: 'exit' },
    timeoutMs: 60_000,
  },
  {
    name: 'types',
    cwd: 'backend',
    argv: ['python', '-m', 'mypy', '--cache-dir={tmp}/mypy', 'app', 'tests'],
    env: TEST_ENV,
    counts: { kind: 'exit' },
    timeoutMs: 180_000,
  },
];

/** The least share of a generated application's lines its own tests run, in percent. */
const COVERAGE_FLOOR = 95;

/** The same checks; the tests also count the lines they run and fail below `COVERAGE_FLOOR`. Takes half as long again. */
export const withCoverage = (checks: readonly ProjectCheck[]): ProjectCheck[] =>
  checks.map((check) =>
    check.name === 'tests'
      ? {
          ...check,
          argv: [...check.argv, '--cov', '--cov-report=term', `--cov-fail-under=${COVERAGE_FLOOR}`],
          env: { ...check.env, COVERAGE_FILE: '{tmp}/coverage' },
        }
      : check,
  );

/** How a project whose checks have passed writes its OpenAPI document, which is delivered with it under `path`. */
export const OPENAPI_EXPORT = {
  path: 'backend/openapi.json',
  cwd: 'backend',
  argv: ['python', '-m', 'app.cli', 'export-openapi', '--output', '{reports}/openapi.json'],
  env: { ...TEST_ENV, DATABASE_URL: 'sqlite+aiosqlite:///{tmp}/openapi_test.db' },
  timeoutMs: 60_000,
} as const;

/**
 * How the Python environment of every project is made. `requirements` is one lock for all projects (all three database
 * drivers, test tools included), so one environment, keyed by the file's hash, serves every run.
 */
export const ENVIRONMENT = {
  python: '3.11',
  /** Path of the lock in every generated project, and (1:1) below `generator/skeleton`. */
  requirements: 'backend/requirements.txt',
  /** Installs the lock into the environment; `{requirements}` is the lock's absolute path, `{python}` the interpreter. */
  install: ['uv', 'pip', 'install', '--python', '{python}', '--no-deps', '-r', '{requirements}'],
  /**
   * Run once after install in a folder holding the skeleton's `backend/`: type-checks the libraries, so that
   * `{tmp}/mypy` may start as a copy of `{mypyCache}` and a later `types` check takes seconds less. Optional.
   */
  warmTypes: ['python', '-m', 'mypy', '--cache-dir={mypyCache}', 'app', 'tests'],
} as const;

/** DATABASE_URL a project of this kind expects in the checks when such a server is at hand; SQLite always works. */
export const TEST_DATABASE_URL: Readonly<Record<Database, string>> = {
  sqlite: 'sqlite+aiosqlite:///{tmp}/pytest_test.db',
  postgresql: 'postgresql+asyncpg://{user}:{password}@{host}:{port}/{name}_test',
  mysql: 'mysql+aiomysql://{user}:{password}@{host}:{port}/{name}_test',
};

/** Returns `text` with each `{name}` replaced by its value; throws when one is unknown, so that none leaks into a command. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for placeholder {${name}} in ${JSON.stringify(text)}`);
    return value;
  });
}
