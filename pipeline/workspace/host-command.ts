import { spawn } from 'node:child_process';
import { killNow, type PipedChild, supervise } from './child.ts';
import { OutputBudget } from './output-budget.ts';

export type HostCommandOptions = {
  cwd?: string;
  /** Added to this process's own environment. */
  env?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  timeoutMs?: number;
  onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
};

export type HostCommandResult = { exitCode: number; stdout: string; stderr: string };

/** Tools of ours answer in seconds; installing packages over a slow line sets its own limit. */
const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Runs one of the product's own tools (uv, git, python) on the host, never anything a project brings.
 * A failing exit code is a result. Throws `ENOENT` when the tool is not there and the signal's reason when cancelled.
 */
export async function runOnHost(
  argv: readonly [string, ...string[]],
  options: HostCommandOptions = {},
): Promise<HostCommandResult> {
  const [command, ...rest] = argv;
  // `env` of spawn replaces the whole environment, so additions go through the env program and the rest is inherited.
  const added = Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`);
  const child: PipedChild = spawn(
    added.length > 0 ? 'env' : command,
    added.length > 0 ? [...added, command, ...rest] : rest,
    {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  );
  const ending = await supervise(child, {
    budget: new OutputBudget(),
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    signal: options.signal ?? new AbortController().signal,
    onOutput: options.onOutput,
    kill: () => killNow(child.pid === undefined ? undefined : -child.pid),
  }).result;
  return { exitCode: ending.exitCode, stdout: ending.stdout, stderr: ending.stderr };
}

/** True when the error says that the program itself was not found. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
