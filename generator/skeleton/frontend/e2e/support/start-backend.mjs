import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts the API for the browser tests: on an empty database (SQLite in the folder for temporary files, or DATABASE_URL,
 * whose name must contain "test"), with an administrator where there are accounts. PYTHON names the interpreter.
 */
const folder = join(import.meta.dirname, '..', '..', '..', 'backend');
const { admin } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '_generated', 'admin.json'), 'utf8'),
);
const file = join(tmpdir(), `e2e_test_${process.getuid?.() ?? 0}.db`);
const url = new URL(process.env.BACKEND_URL ?? 'http://127.0.0.1:8000');
const env = {
  DATABASE_URL: `sqlite+aiosqlite:///${file}`,
  STORAGE_DIR: join(tmpdir(), 'e2e_storage'),
  MAIL_OUTBOX: join(tmpdir(), 'e2e_outbox'),
  PUBLIC_URL: 'http://localhost:3000',
  ...process.env,
  RATE_LIMIT_ENABLED: 'false',
  // All tests go on with one session, in browsers of their own: none may renew it, however long the others took.
  ACCESS_TOKEN_MINUTES: '600',
};
if (!/test/.test(env.DATABASE_URL.replace(/^.*[/]/, '')))
  throw new Error('the browser tests fill the database: its name must contain "test" (DATABASE_URL)');
for (const suffix of ['', '-wal', '-shm'])
  rmSync(env.DATABASE_URL.replace(/^sqlite\+\w+:\/\/\//, '') + suffix, { force: true });

const own = ['.venv/bin/python', '.venv/Scripts/python.exe']
  .map((path) => join(folder, path))
  .find(existsSync);
const python = process.env.PYTHON ?? own ?? 'python';
const run = (...words) => {
  const { status, error } = spawnSync(python, words, {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${python} ${words.join(' ')} ended with ${status}`);
};
run('-m', 'app.cli', 'migrate');
if (admin) {
  const fields = admin.set.flatMap((field) => ['--set', field]);
  run('-m', 'app.cli', 'create-admin', admin.email, '--password', admin.password, ...fields);
}
const words = [
  '-m',
  'uvicorn',
  'app.main:app',
  '--host',
  url.hostname,
  '--port',
  url.port,
  '--no-access-log',
  // Longer than the pages' proxy keeps its connections, as in production (backend/Dockerfile).
  '--timeout-keep-alive',
  '75',
];
const server = spawn(python, words, { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));
