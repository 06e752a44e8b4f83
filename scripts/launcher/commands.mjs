import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupFailure } from './failure.mjs';
import { dataFolder, repositoryRoot } from './places.mjs';

/** Where a program lies on PATH, or null. */
export function findProgram(name) {
  for (const folder of (process.env.PATH || '').split(delimiter)) {
    const path = join(folder || '.', name);
    if (isProgram(path)) return path;
  }
  return null;
}

export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // Not there, or not ours to run: for us the same.
  }
}

/** What we started and is not over: it ends with us, when a signal ends us in the middle of a step. */
const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

/** Runs a program to its end and returns its exit code and all it said. Throws only when it cannot be started. */
export function execute(command, args, { cwd = repositoryRoot, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, output: Buffer.concat(said).toString('utf8') });
    });
  });
}

/**
 * As `execute`, for steps that must succeed: everything the program said is kept in a log file, and its last lines
 * are shown when it fails. `cure` says what the person should do then.
 */
export async function mustExecute(command, args, { cure, ...options }) {
  const { code, output } = await execute(command, args, options);
  if (code === 0) return output;
  const line = [command, ...args].join(' ');
  const file = dataFolder('logs', 'setup.log');
  mkdirSync(dataFolder('logs'), { recursive: true });
  writeFileSync(file, `$ ${line}\n${output}\n`, { flag: 'a' });
  const tail = output.trim().split('\n').slice(-12).join('\n    ');
  throw new SetupFailure(
    {
      es: `Falló la orden \`${line}\` (todo lo que dijo está en ${file}):\n    ${tail}`,
      en: `The command \`${line}\` failed (all it said is in ${file}):\n    ${tail}`,
    },
    cure,
  );
}
