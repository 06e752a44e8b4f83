import { SCREENSHOTS_FOLDER } from '../blueprint/screenshots.ts';
import { OPENAPI_EXPORT, type ProjectCheck, TEST_ENV } from './checks.ts';

/** Folder of the typed client, made from the OpenAPI document and delivered with it. */
export const CLIENT_FOLDER = 'frontend/src/client/';

/** Folder among the reports where the browser tests leave what the browser showed when one failed. */
export const FAILED_TESTS_FOLDER = 'e2e';

/** How the packages of every frontend are installed: one lock for all projects, so one folder, keyed by it, serves every run. */
export const NODE_MODULES = {
  folder: 'frontend',
  /** What decides which packages there are, in every project and (1:1) below `generator/skeleton`. */
  files: ['frontend/package.json', 'frontend/package-lock.json', 'frontend/.npmrc'],
  install: ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
} as const;

/** Nothing is told to anybody, nothing is asked of anybody, and colours are left out of what is read by programs. */
const NODE_ENV = {
  CI: 'true',
  NO_COLOR: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
} as const;

/** Where both servers listen during the browser tests; each sandbox has a loopback of its own, so they are always free. */
const BACKEND_URL = 'http://127.0.0.1:8000';
const FRONTEND_URL = 'http://localhost:3000';

/** The typed client is made first: the other checks of the frontend need it, and it is delivered. */
const makeClient: ProjectCheck = {
  name: 'client',
  cwd: 'frontend',
  argv: [
    ...['sh', '-c'],
    '(cd ../backend && python -m app.cli export-openapi --output openapi.json) && openapi-ts --silent',
  ],
  env: { ...TEST_ENV, ...NODE_ENV, DATABASE_URL: OPENAPI_EXPORT.env.DATABASE_URL },
  counts: { kind: 'exit' },
  makes: [OPENAPI_EXPORT.path, CLIENT_FOLDER],
  timeoutMs: 120_000,
};

/** Checks of the frontend and of both together, in the order the evidence shows them. */
export const FRONTEND_CHECKS: readonly ProjectCheck[] = [
  makeClient,
  {
    name: 'client-drift',
    cwd: 'frontend',
    argv: [
      ...['sh', '-c'],
      '(cd ../backend && python -m app.cli export-openapi --check --output openapi.json) && node scripts/check-client.mjs',
    ],
    env: makeClient.env,
    counts: { kind: 'exit' },
    needs: ['client'],
    timeoutMs: 120_000,
  },
  {
    name: 'frontend-types',
    cwd: 'frontend',
    argv: ['sh', '-c', 'next typegen && tsc --noEmit --incremental false'],
    env: NODE_ENV,
    counts: { kind: 'exit' },
    needs: ['client'],
    limits: { memoryMb: 3_072 },
    timeoutMs: 300_000,
  },
  {
    name: 'frontend-lint',
    cwd: 'frontend',
    argv: ['npx', 'biome', 'check', '--error-on-warnings', '.'],
    env: NODE_ENV,
    counts: { kind: 'exit' },
    timeoutMs: 60_000,
  },
  {
    name: 'frontend-tests',
    cwd: 'frontend',
    argv: [
      ...['npx', 'vitest', 'run', '--allowOnly=false', '--configLoader=runner'],
      ...['--reporter=default', '--reporter=json', '--outputFile.json={reports}/vitest.json'],
    ],
    env: NODE_ENV,
    counts: { kind: 'vitest', path: '{reports}/vitest.json' },
    needs: ['client'],
    timeoutMs: 300_000,
  },
  {
    name: 'frontend-build',
    cwd: 'frontend',
    argv: ['npx', 'next', 'build'],
    // Read when the pages are built: where they forward requests of the API to. Types have a check of their own.
    env: { ...NODE_ENV, BACKEND_URL, TYPES_CHECKED: '1' },
    counts: { kind: 'exit' },
    needs: ['client'],
    limits: { memoryMb: 4_096, tmpMb: 1_024 },
    timeoutMs: 600_000,
  },
  {
    name: 'e2e',
    cwd: 'frontend',
    argv: ['npx', 'playwright', 'test', '--forbid-only', '--reporter=list,json'],
    env: {
      ...NODE_ENV,
      SECRET_KEY: TEST_ENV.SECRET_KEY,
      STORAGE_DIR: TEST_ENV.STORAGE_DIR,
      DATABASE_URL: 'sqlite+aiosqlite:///{tmp}/e2e_test.db',
      BACKEND_URL,
      PUBLIC_URL: FRONTEND_URL,
      CHROMIUM_PATH: '{browser}',
      E2E_BUILT: '1',
      E2E_SCREENSHOTS: '../docs/screenshots',
      E2E_RESULTS: `{reports}/${FAILED_TESTS_FOLDER}`,
      PLAYWRIGHT_JSON_OUTPUT_FILE: '{reports}/playwright.json',
      PWTEST_CACHE_DIR: '{tmp}/playwright',
    },
    counts: { kind: 'playwright', path: '{reports}/playwright.json' },
    needs: ['frontend-build'],
    goesOnFrom: 'frontend-build',
    makes: [SCREENSHOTS_FOLDER],
    makesAnyway: true,
    alone: true,
    limits: { memoryMb: 4_096, tmpMb: 1_024, processes: 1_024 },
    // Two minutes for five entities on a quiet machine, and others may be at work on it.
    timeoutMs: 1_800_000,
  },
];
