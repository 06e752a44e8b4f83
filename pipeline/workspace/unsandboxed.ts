import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { killNow, type PipedChild, supervise } from './child.ts';
import {
  DEFAULT_LIMITS,
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
  const places = new Map([
    ['work', request.work],
    ...request.mounts.map((mount) => [mount.name, mount.source] as const),
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
