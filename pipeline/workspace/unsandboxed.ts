import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { killNow, type PipedChild, supervise } from './child.ts';
import { runOnHost } from './host-command.ts';
import { MachineError } from './machine-error.ts';
import {
  DEFAULT_LIMITS,
  type Mount,
  type SandboxDriver,
  type SandboxRequest,
  type SandboxResult,
  withPlaces,
} from './sandbox-driver.ts';

/**
 * No isolation at all: for one developer's machine, chosen by IOPEER_SANDBOX=none, shown on every run and in the evidence.
 * Commands get the same clean environment and time limit; the network and the host's files are open to them.
 */
export const unsandboxed: SandboxDriver = { kind: 'none', run };

async function run(request: SandboxRequest): Promise<SandboxResult> {
  request.signal.throwIfAborted();
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  for (const mount of request.mounts) await placeInWorkspace(request.work, mount);
  const places = new Map([
    ['work', request.work],
    ...request.mounts.map(({ name, source, at }) => [name, at ? join(request.work, at) : source] as const),
  ]);
  const env = Object.fromEntries(
    Object.entries(request.env).map(([name, value]) => [name, withPlaces(value, places)]),
  );
  const startedAt = performance.now();
  const [command = '', ...rest] = request.argv.map((part) => withPlaces(part, places));
  const child: PipedChild = spawn(command, rest, {
    cwd: join(request.work, request.cwd),
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const kill = () => killNow(child.pid === undefined ? undefined : -child.pid);
  const ending = await supervise(child, { ...request, timeoutMs: limits.timeoutMs, kill }).result;
  return { ...ending, durationMs: Math.round(performance.now() - startedAt) };
}

/** Bundlers refuse links that lead out of a project, and nothing can be mounted here: the files are linked one by one. */
async function placeInWorkspace(work: string, { source, at }: Mount): Promise<void> {
  if (!at || (await readdir(join(work, at))).length > 0) return;
  const to = join(work, at);
  const linked = await runOnHost(['cp', '-al', `${source}/.`, to], { timeoutMs: 300_000 });
  if (linked.exitCode === 0) return;
  // Another disk: then they are copied.
  const copied = await runOnHost(['cp', '-a', `${source}/.`, to], { timeoutMs: 600_000 });
  if (copied.exitCode !== 0)
    throw new MachineError('no-packages', { detail: copied.stderr.trim().slice(0, 300) });
}
