import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

const execute = promisify(execFile);

/** Unpacks a delivered ZIP into a folder of its own. */
export function unpack(zip: string): { folder: string; files: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'iopeer-delivery-'));
  const entries = unzipSync(readFileSync(zip));
  const paths = Object.keys(entries).filter((path) => !path.endsWith('/'));
  // A ZIP may hold the project at its root or in one folder of its name.
  const roots = new Set(paths.map((path) => path.split('/')[0]));
  const prefix = roots.size === 1 ? `${[...roots][0]}/` : '';
  const files = paths.map((path) => path.slice(prefix.length));
  for (const file of files) {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, entries[prefix + file] ?? new Uint8Array());
  }
  return { folder, files };
}

/** Runs the tests of a delivered project as its README says, outside the product; packages come from uv's cache. */
export async function runTestsOf(project: string): Promise<{ passed: number; failed: number }> {
  const cwd = join(project, 'backend');
  const home = process.env.IOPEER_HOME ?? join(homedir(), '.cache', 'iopeer');
  // What the machine needs to reach its packages stays; what belongs to the product would not be there elsewhere.
  const own = /^(DATABASE_URL|SYSTEM_DATABASE_URL|SECRET_KEY|APP_|GATEWAY_|IOPEER_|E2E_|PYTHON)/;
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name))),
    NODE_ENV: process.env.NODE_ENV,
    PATH: [process.env.PATH, join(home, 'uv', 'bin')].join(delimiter),
    VIRTUAL_ENV: join(cwd, '.venv'),
  };
  const options = { cwd, env, maxBuffer: 50_000_000 };
  await execute('uv', ['venv', '--quiet'], options);
  await execute('uv', ['pip', 'install', '--quiet', '-e', '.[dev]'], options);
  const { stdout } = await execute(join(cwd, '.venv', 'bin', 'python'), ['-m', 'pytest', '-q'], options);
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(stdout)?.[1] ?? 0);
  return { passed: count('passed'), failed: count('failed') + count('errors?') };
}
