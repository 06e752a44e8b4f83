import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFolder, repositoryRoot } from '../launcher/places.mjs';

const running = new Set<ChildProcess>();

/** Ends the programs that run now; for when the whole is interrupted. */
export function stopTools(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** Runs a program of node_modules/.bin with its output on the screen and returns its exit code. */
export function runTool(
  tool: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(repositoryRoot, 'node_modules', '.bin', tool), args, {
      cwd: repositoryRoot,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    running.add(child);
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
}

/** A report file of this run, whose older self is gone, so that a crash cannot be read as yesterday's success. */
export function freshReport(name: string): string {
  const file = dataFolder('test', 'reports', name);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** The report as JSON, or null when the program ended before writing one. */
export function findReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null; // Not written or cut short: either way the run broke, and the caller counts that.
  }
}
