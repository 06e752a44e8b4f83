import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/iopeer', import.meta.url));

export type Ended = { exitCode: number | null; stdout: string; stderr: string };
export type ProcessOptions = {
  cwd: string;
  env?: Record<string, string>;
  input?: string;
  before?: readonly string[];
};

/** Starts the real command line as a process of its own, in English unless told otherwise. */
export function start(
  argv: readonly string[],
  options: ProcessOptions,
): { child: ChildProcess; ended: Promise<Ended> } {
  // The env program adds to what this process inherits; NODE_ENV=test is Vitest's and no person's.
  const env = { LC_ALL: '', LC_MESSAGES: '', LANG: 'C.UTF-8', NO_COLOR: '1', ...options.env };
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const command = [...(options.before ?? []), process.execPath, PROGRAM, ...argv];
  const child = spawn('/usr/bin/env', ['-u', 'NODE_ENV', ...variables, ...command], {
    cwd: options.cwd,
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return { child, ended };
}

/** Runs the real command line to its end. */
export function iopeer(argv: readonly string[], options: ProcessOptions): Promise<Ended> {
  return start(argv, options).ended;
}
