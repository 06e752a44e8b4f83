import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { WORKERS } from './e2e/support/workers';

/**
 * `npm run e2e` starts both servers, the API on an empty database, and tries every page in a browser.
 * CHROMIUM_PATH: a browser of this machine instead of Playwright's own. E2E_BUILT=1: the pages are built already.
 * E2E_RESULTS: where pictures of failed tests are left.
 */
const { CI, CHROMIUM_PATH, E2E_BUILT, E2E_RESULTS } = process.env;
const frontend = process.env.PUBLIC_URL ?? 'http://localhost:3000';
const backend = process.env.BACKEND_URL ?? 'http://127.0.0.1:8000';
/** Who the tests are, once the first of them has signed in: see e2e/support/accounts.ts. */
const session = join(tmpdir(), 'e2e-session.json');
const port = new URL(frontend).port || '3000';

export default defineConfig({
  testDir: 'e2e',
  globalTeardown: './e2e/support/picture-index.ts',
  outputDir: E2E_RESULTS ?? join(tmpdir(), 'e2e-results'),
  // One database for all tests: each makes what it needs under names of its own.
  fullyParallel: true,
  workers: WORKERS,
  retries: 0,
  // What hangs is found by the shorter limits below; a busy machine may take its time over many steps.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: CI ? [['list']] : [['list'], ['html', { open: 'never' }]],
  use: {
    baseURL: frontend,
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    // One test is about reading without a connection, and lets the worker come that makes it work.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      // Containers rarely let a browser make a sandbox of its own, and give it little shared memory.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'session', testMatch: '**/*.setup.ts' },
    { name: 'pages', dependencies: ['session'], use: { storageState: session } },
  ],
  webServer: [
    {
      command: 'node e2e/support/start-backend.mjs',
      url: `${backend}/health/ready`,
      timeout: 120_000,
      reuseExistingServer: false,
      stdout: 'ignore',
      stderr: 'pipe',
    },
    {
      command: `${E2E_BUILT ? '' : 'next build && '}next start --port ${port}`,
      url: frontend,
      timeout: E2E_BUILT ? 60_000 : 300_000,
      reuseExistingServer: false,
      stdout: 'ignore',
      stderr: 'pipe',
    },
  ],
});
