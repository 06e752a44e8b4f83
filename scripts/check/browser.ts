import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SetupFailure } from '../launcher/failure.mjs';
import { dataFolder, repositoryRoot } from '../launcher/places.mjs';
import { findKind } from '../launcher/programs.mjs';
import { findFreePort } from '../ports.ts';
import { createTestDatabase } from '../testing/database.ts';
import { type Counts, countPlaywright, FAILED } from './counts.ts';
import { findReport, freshReport, runTool } from './run.ts';

/** A first build on a slow machine included. */
const READY_TIMEOUT_MS = 300_000;

/** Starts the product as `npm start` does and resolves when it says that it is ready; its output goes to a log. */
async function startProduct(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const product = spawn(process.execPath, [join(repositoryRoot, 'scripts/launcher/start.mjs')], {
    cwd: repositoryRoot,
    // As a launcher that handed over: when this process is gone, the product stops by itself.
    env: { ...env, NO_COLOR: '1', IOPEER_HANDED_OVER: '1' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const lines: string[] = [];
  const { stdout } = product;
  if (!stdout) throw new Error('The product was started without a pipe for its output.');
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not ready after ${READY_TIMEOUT_MS} ms`)),
      READY_TIMEOUT_MS,
    );
    createInterface({ input: stdout }).on('line', (line) => {
      lines.push(line);
      if (!/^IOPEER .+: http/.test(line)) return;
      clearTimeout(timer);
      resolve();
    });
    product.once('exit', (code) => reject(new Error(`ended with code ${code}`)));
  }).catch(async (error: Error) => {
    await stopProduct(product);
    throw new SetupFailure(
      {
        es: `IOPEER no arrancó para las pruebas (${error.message}):\n${lines.slice(-30).join('\n')}`,
        en: `IOPEER did not start for the tests (${error.message}):\n${lines.slice(-30).join('\n')}`,
      },
      { es: 'Corrige lo que dice arriba.', en: 'Correct what is told above.' },
    );
  });
  return product;
}

async function stopProduct(product: ChildProcess): Promise<void> {
  if (product.exitCode !== null || product.signalCode !== null) return;
  const ended = new Promise((resolve) => product.once('exit', resolve));
  product.kill('SIGTERM');
  await ended;
}

/** The browser tests, against the whole product on a free port with an empty database. */
export async function runBrowserTests(args: string[]): Promise<Counts> {
  const database = await createTestDatabase();
  const port = await findFreePort();
  const data = dataFolder('test', 'product');
  rmSync(data, { recursive: true, force: true });
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: database.app,
    SYSTEM_DATABASE_URL: database.system,
    IOPEER_DATA: data,
    APP_URL: url,
    PORT: String(port),
  };
  const product = await startProduct(env);
  try {
    const report = freshReport('e2e.json');
    const exitCode = await runTool('playwright', ['test', '--reporter=list,json', '--forbid-only', ...args], {
      ...env,
      E2E_BASE_URL: url,
      E2E_CHROMIUM: findKind('browser') ?? '',
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    const found = findReport<Parameters<typeof countPlaywright>[0]>(report);
    return found ? countPlaywright(found, exitCode) : FAILED;
  } finally {
    await stopProduct(product);
    await database.drop();
  }
}
