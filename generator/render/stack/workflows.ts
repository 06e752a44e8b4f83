import type { AppModel } from '../../blueprint/model.ts';
import { type Yaml, yaml } from '../yaml.ts';

const checkout: Yaml = { uses: 'actions/checkout@v5' };
const python: Yaml = {
  uses: 'actions/setup-python@v6',
  with: { 'python-version': '3.13', cache: 'pip', 'cache-dependency-path': 'backend/requirements.txt' },
};
const node: Yaml = {
  uses: 'actions/setup-node@v5',
  with: { 'node-version': '24', cache: 'npm', 'cache-dependency-path': 'frontend/package-lock.json' },
};
const run = (name: string, command: string): Yaml => ({ name, run: command });
const job = (steps: Yaml[], more: Record<string, Yaml> = {}): Yaml => ({
  'runs-on': 'ubuntu-latest',
  'timeout-minutes': 30,
  ...more,
  steps: [checkout, ...steps],
});

/** Takes an application, returns `.github/workflows/ci.yml`: style, tests, browser tests and images, on every push. */
export function renderWorkflow(app: AppModel): string {
  return yaml({
    name: 'CI',
    on: { push: { branches: ['main'] }, pull_request: {} },
    concurrency: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub fills it in.
      group: 'ci-${{ github.ref }}',
      'cancel-in-progress': true,
    },
    permissions: { contents: 'read' },
    jobs: {
      lint: job([
        python,
        node,
        run('Packages', 'make backend/.venv/.ready frontend/node_modules/.ready'),
        run(
          'Typed client is what the API says',
          'make client && git diff --exit-code -- backend/openapi.json frontend/src/client',
        ),
        run('Style and types', 'make lint'),
      ]),
      test: job(
        [
          python,
          node,
          run(
            'Migrations',
            'make backend/.venv/.ready && cd backend && .venv/bin/python -m app.cli verify-migrations',
          ),
          run('Tests', 'make test'),
        ],
        { env: { DATABASE_URL: `sqlite+aiosqlite:///./${app.slug}_test.db` } },
      ),
      e2e: job([
        python,
        node,
        run('Packages', 'make backend/.venv/.ready frontend/node_modules/.ready'),
        run('Browser', 'cd frontend && npx playwright install --with-deps chromium'),
        run('Tests in a browser', 'make e2e'),
        {
          name: 'What the browser saw',
          if: 'failure()',
          uses: 'actions/upload-artifact@v4',
          with: { name: 'playwright', path: 'frontend/playwright-report', 'if-no-files-found': 'ignore' },
        },
      ]),
      build: job([
        run(
          'Images',
          'docker build backend && docker build --build-arg BACKEND_URL=http://backend:8000 frontend',
        ),
      ]),
    },
  });
}
