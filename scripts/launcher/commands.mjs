import { spawn } from 'node:child_process';
import { accessSync, constants as files, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
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
    accessSync(path, files.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // Not there, or not ours to run: for us the same.
  }
}

/** What we started and is not over: a signal in the middle of a step ends it too, or it would go on without us. */
const running = new Set();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function onSignal(signal) {
  for (const child of running) child.kill('SIGTERM');
  // Nobody else listens: end as the signal would have ended us.
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}

function follow(child) {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
  running.add(child);
}

function unfollow(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of SIGNALS) process.off(signal, onSignal);
}

/** Runs a program to its end and returns its exit code and all it said. Throws only when it cannot be started. */
export function execute(command, args, { cwd = repositoryRoot, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    follow(child);
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.once('error', (error) => {
      unfollow(child);
      reject(error);
    });
    child.once('close', (code) => {
      unfollow(child);
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
