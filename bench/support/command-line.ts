import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type Timed = { ms: number; exitCode: number | null; stdout: string; stderr: string };

/** Runs ./bin/iopeer as a person does, from the first process to the last, and times it. */
export function timeIopeer(
  argv: readonly string[],
  options: { cwd: string; env?: Record<string, string>; input?: string },
): Timed {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(`${ROOT}bin/iopeer`, argv, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  return { ms: performance.now() - startedAt, exitCode: status, stdout, stderr };
}

/** Prints one line with a figure and its bar; returns whether the bar is met. */
export function report(what: string, ms: number, barMs: number, details = ''): boolean {
  const met = ms <= barMs;
  const seconds = (value: number) => `${(value / 1_000).toFixed(2)} s`;
  process.stdout.write(
    `${met ? '✓' : '✗'} ${what}: ${seconds(ms)} (bar ${seconds(barMs)})${details && `, ${details}`}\n`,
  );
  return met;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
