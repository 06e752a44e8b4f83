import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ENVIRONMENT } from '#generator/render/checks.ts';
import { codeStage } from '#pipeline/stages/code.ts';
import { planStage } from '#pipeline/stages/plan.ts';
import { ensureEnvironment, environmentFolder } from '#pipeline/workspace/environment.ts';
import { findFreePort } from '../ports.ts';

const ADMIN = { email: 'admin@example.com', password: 'Correct-horse-battery-42' };
const START_MS = 60_000;

/** A generated application that answers on this machine, with an administrator signed in. */
export type Application = {
  /** Where its API begins. */
  url: string;
  /** Access token of the administrator. */
  token: string;
  /** What it wrote into its log, which holds errors alone. */
  errors(): Promise<string[]>;
  stop(): Promise<void>;
};

/**
 * Renders a SPEC with accounts into `folder`, starts it there on an SQLite file and signs in. Throws with what it wrote
 * when it does not come up. `nice` is the priority of its process.
 */
export async function startApplication(
  specText: string,
  folder: string,
  options: { nice: number; signal: AbortSignal },
): Promise<Application> {
  const { signal } = options;
  const context = { workspace: folder, iteration: 1, signal, emit: () => {}, log: () => {} };
  await mkdir(folder, { recursive: true });
  const plan = await planStage(context, {
    specText,
    fileName: 'SPEC.md',
    overrides: { auth: true },
    parts: 'backend',
  });
  if (plan.status !== 'passed') throw new Error(`the SPEC cannot be generated: ${JSON.stringify(plan)}`);
  await codeStage(context, { blueprint: plan.output.blueprint, specText, parts: 'backend' });
  const backend = join(folder, 'project', 'backend');
  const lock = await readFile(join(folder, 'project', ENVIRONMENT.requirements), 'utf8');
  const { environment } = await ensureEnvironment(lock, { signal });
  const python = join(environmentFolder(environment.key), 'venv', 'bin', 'python');
  const port = await findFreePort();
  // Of its own: nothing of this process may lead the application.
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    PATH: process.env.PATH ?? '',
    ENVIRONMENT: 'test',
    DATABASE_URL: `sqlite+aiosqlite:///${join(folder, 'conformance_test.db')}`,
    STORAGE_DIR: join(folder, 'storage'),
    SECRET_KEY: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978',
    RATE_LIMIT_ENABLED: 'false',
    ACCESS_TOKEN_MINUTES: '600',
    DOCS_ENABLED: 'true',
    LOG_LEVEL: 'ERROR',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  for (const words of [['migrate'], ['create-admin', ADMIN.email, '--password', ADMIN.password]]) {
    await run(python, ['-m', 'app.cli', ...words], backend, env);
  }
  const argv = [
    '-m',
    'uvicorn',
    'app.main:app',
    '--port',
    String(port),
    '--no-access-log',
    '--log-level',
    'error',
  ];
  const server = spawn('nice', ['-n', String(options.nice), python, ...argv], { cwd: backend, env });
  const log = join(folder, 'server.log');
  const file = createWriteStream(log);
  server.stdout.pipe(file, { end: false });
  server.stderr.pipe(file, { end: false });
  const url = `http://127.0.0.1:${port}/api/v1`;
  const errors = async () => (await readFile(log, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const stop = () => end(server);
  try {
    await untilReady(server, `http://127.0.0.1:${port}/health/ready`, signal);
    const answer = await fetch(`${url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ADMIN),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return { url, token, errors, stop };
  } catch (error) {
    await stop();
    throw new Error(`the application does not start:\n${(await errors()).slice(-5).join('\n')}`, {
      cause: error,
    });
  }
}

async function run(python: string, argv: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(python, argv, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${said.slice(-2_000)}`);
}

async function untilReady(server: ChildProcess, url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    signal.throwIfAborted();
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (server.exitCode !== null || Date.now() > deadline) throw new Error('it does not answer');
    await sleep(200);
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}
