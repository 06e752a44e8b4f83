import { defineConfig } from '@playwright/test';

/** `npm test` starts the product and names it here; alone, a product started with `npm start` is taken. */
const baseURL = process.env.E2E_BASE_URL ?? 'http://localhost:3000';
const executablePath = process.env.E2E_CHROMIUM || process.env.CHROMIUM_PATH || '/usr/bin/chromium';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // A run of the pipeline is part of several tests, and the machine may be small and busy: a guard against hanging, no bar.
  timeout: 420_000,
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  reporter: [['list']],
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    // A trace films every test to keep those that fail: on two cores that is a good part of the whole time.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'world', testMatch: /world\.setup\.ts/ },
    { name: 'es', testMatch: /\.spec\.ts/, use: { locale: 'es-ES' }, dependencies: ['world'] },
    // Who may see what does not depend on the language: it is tried once.
    {
      name: 'en',
      testMatch: /\.spec\.ts/,
      testIgnore: /foreign\.spec\.ts/,
      use: { locale: 'en-US' },
      dependencies: ['world'],
    },
  ],
});
