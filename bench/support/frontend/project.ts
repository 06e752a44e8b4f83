import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NODE_MODULES } from '#generator/render/frontend-checks.ts';
import { ensureEnvironment, environmentFolder } from '#pipeline/workspace/environment.ts';
import { ensureNodePackages, nodeMounts } from '#pipeline/workspace/node-modules.ts';
import { findFreePort } from '#scripts/ports.ts';
import { until } from '#scripts/testing/processes.ts';
import { timeIopeer } from '../command-line.ts';
import { SPEC } from './spec.ts';

export const ACCOUNT = { email: 'admin@example.com', password: 'correct horse battery' };
const INSTALL_TIMEOUT_MS = 900_000;
const START_TIMEOUT_MS = 120_000;

export type Served = {
  url: string;
  /** Where the built pages are. */
  frontend: string;
  /** File of the SQLite database. */
  database: string;
  stop: () => void;
};

/** Generates the bench's project into a folder, builds its pages for production, and serves both parts on loopback. */
export async function serveProject(folder: string): Promise<Served> {
  const project = join(folder, 'project');
  const [backend, frontend] = [join(project, 'backend'), join(project, 'frontend')];
  const made = timeIopeer(['generate', '-', '--parts', 'both', '--no-verify', '--quiet', '--out', project], {
    cwd: folder,
    input: SPEC,
  });
  if (!existsSync(frontend)) throw new Error(`generate ended with ${made.exitCode}: ${made.stderr}`);
  const python = await installPackages(project);
  const [api, port] = [await findFreePort(), await findFreePort()];
  const url = `http://localhost:${port}`;
  const database = join(backend, 'bench.db');
  const env = {
    ...process.env,
    SECRET_KEY: 'only-for-the-bench-0123456789abcdef0123456789abcdef',
    RATE_LIMIT_ENABLED: 'false',
    LOG_LEVEL: 'WARNING',
    PUBLIC_URL: url,
    BACKEND_URL: `http://127.0.0.1:${api}`,
    DATABASE_URL: `sqlite+aiosqlite:///${database}`,
    NEXT_TELEMETRY_DISABLED: '1',
    // The server and its tools run on the Node that runs the bench.
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  };
  const call = (cwd: string, argv: readonly [string, ...string[]]): void => {
    const { status, stdout, stderr } = spawnSync(argv[0], argv.slice(1), { cwd, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  };
  call(backend, [python, '-m', 'app.cli', 'export-openapi', '--output', 'openapi.json']);
  call(frontend, ['npx', 'openapi-ts', '--silent']);
  call(frontend, ['npx', 'next', 'build']);
  call(backend, [python, '-m', 'app.cli', 'migrate']);
  call(backend, [python, '-m', 'app.cli', 'seed', 'dev']);
  const { email, password } = ACCOUNT;
  call(backend, [python, '-m', 'app.cli', 'create-admin', email, '--password', password]);
  const servers: ChildProcess[] = [
    spawn(python, ['-m', 'uvicorn', 'app.main:app', '--port', String(api), '--no-access-log'], {
      cwd: backend,
      env,
      stdio: 'ignore',
    }),
    spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', String(port)], {
      cwd: frontend,
      env,
      stdio: 'ignore',
    }),
  ];
  const stop = (): void => {
    for (const server of servers) server.kill('SIGTERM');
  };
  try {
    await until('the API', () => isThere(`http://127.0.0.1:${api}/health/ready`), START_TIMEOUT_MS);
    await until('the pages', () => isThere(`${url}/login`), START_TIMEOUT_MS);
  } catch (error) {
    stop();
    throw error;
  }
  return { url, frontend, database, stop };
}

/** Puts the frontend's packages in their place, as hard links of the shared cache, and returns the backend's Python. */
async function installPackages(project: string): Promise<string> {
  const signal = AbortSignal.timeout(INSTALL_TIMEOUT_MS);
  const files = NODE_MODULES.files.filter((path) => existsSync(join(project, path)));
  const tree = new Map(
    files.map((path) => [path, { content: readFileSync(join(project, path)), executable: false }]),
  );
  const { packages } = await ensureNodePackages(tree, { signal });
  const source = nodeMounts(packages, project).find(({ name }) => name === 'node-modules')?.source;
  const target = join(project, NODE_MODULES.folder, 'node_modules');
  if (!source) throw new Error('the packages of the frontend have no folder');
  if (spawnSync('cp', ['-al', source, target]).status !== 0) spawnSync('cp', ['-a', source, target]);
  const requirements = readFileSync(join(project, 'backend/requirements.txt'), 'utf8');
  const { environment } = await ensureEnvironment(requirements, { signal });
  return join(environmentFolder(environment.key), 'venv/bin/python');
}

async function isThere(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // Not listening yet.
  }
}
