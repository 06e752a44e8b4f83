import { defineConfig } from 'vitest/config';

/** Tests read sentences in English wherever they run; those about Spanish ask for it. */
const locale = { LC_ALL: 'C.UTF-8' };
/** What every process of the product is started with; here it needs no strength, only to be there. */
const env = {
  ...locale,
  APP_URL: 'http://localhost:3000',
  APP_SECRET: 'a secret that only tests know of, 32 or more',
  RATE_LIMIT_ENABLED: 'false',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
};
const exclude = [
  'node_modules/**',
  '.next/**',
  'generator/skeleton/**',
  'generator/golden/**',
  'e2e/**',
  '.data/**',
];

/** Builds whole frontends and tries them in a browser: minutes, and only when asked for. */
const frontend = ['**/frontend.pipeline.test.ts'];

/** unit: pure, parallel. db: needs PostgreSQL (DATABASE_URL is set by scripts/launcher). pipeline: real sandboxes and processes. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          env: locale,
          // A guard against hanging, not a bar for speed: the machine may be busy with the other parts.
          testTimeout: 30_000,
          include: ['**/*.test.ts'],
          exclude: [...exclude, '**/*.db.test.ts', '**/*.pipeline.test.ts'],
        },
      },
      {
        test: {
          name: 'db',
          env,
          include: ['**/*.db.test.ts'],
          exclude,
          setupFiles: ['scripts/testing/database-per-file.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'pipeline',
          env: locale,
          include: ['**/*.pipeline.test.ts'],
          exclude: [...exclude, ...frontend],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'frontend',
          env: locale,
          include: frontend,
          exclude,
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
