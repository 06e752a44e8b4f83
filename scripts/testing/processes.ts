import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../postgres/lock-file.ts';

/** Asks again and again until `condition` holds. Throws, naming what was awaited, after `timeoutMs`. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`After ${timeoutMs} ms still not: ${what}`);
    await sleep(20);
  }
}

export type Running = {
  process: ChildProcess;
  pid: number;
  /** Every line of both outputs so far. */
  lines: string[];
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  /** Resolves once a line matches. Throws with all lines when the process ends first. */
  line(pattern: RegExp, timeoutMs?: number): Promise<string>;
};

/** Starts a Node process whose output a test reads line by line. */
export function runNode(args: string[], env: NodeJS.ProcessEnv = process.env): Running {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  let isOver = false;
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => {
      isOver = true;
      resolve(signal ?? code);
    });
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    lines,
    ended,
    async line(pattern, timeoutMs) {
      const find = () => lines.find((line) => pattern.test(line));
      await until(`a line like ${pattern}`, () => find() !== undefined || isOver, timeoutMs);
      const found = find();
      if (found === undefined)
        throw new Error(`It ended without a line like ${pattern}:\n${lines.join('\n')}`);
      return found;
    },
  };
}

/** Every descendant of a process that runs now (Linux). */
export function descendants(pid: number): number[] {
  let listed: string;
  try {
    listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  } catch {
    return []; // It ended between the looks.
  }
  const children = listed.split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** Resolves when none of the processes runs any more. */
export async function allGone(pids: number[], timeoutMs = 10_000): Promise<void> {
  await until(`processes ${pids.join(', ')} ended`, () => !pids.some(isAlive), timeoutMs);
}
