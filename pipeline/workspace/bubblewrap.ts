import { spawn } from 'node:child_process';
import { lstatSync, readlinkSync } from 'node:fs';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { type ControlGroup, createControlGroup } from './cgroup.ts';
import { killNow, type PipedChild, supervise } from './child.ts';
import { findProgram } from './find-program.ts';
import { MachineError } from './machine-error.ts';
import { curesFor } from './sandbox-cures.ts';
import {
  DEFAULT_LIMITS,
  type Mount,
  type SandboxDriver,
  type SandboxLimits,
  type SandboxRequest,
  type SandboxResult,
  withPlaces,
} from './sandbox-driver.ts';
import { etcBinds, sandboxEtc } from './sandbox-etc.ts';
import { refuseEscapes, refuseOddPlaces } from './symlinks.ts';
import { watchSandbox } from './watchdog.ts';

/** Where the workspace is seen inside. */
const WORK = '/work';
/** Not root's, not a system account's; mapped to whoever launched the sandbox. */
const UID = '1000';

/** bubblewrap with prlimit, and a cgroup where one can be made: no network, no host files, own processes only. */
export const bubblewrap: SandboxDriver = {
  kind: 'bubblewrap',
  run: (request) => run(request, createControlGroup),
};

/** The same on a machine that lets nobody make cgroups: limits of each process, and a watchdog for their sum. */
export const bubblewrapWithoutCgroup: SandboxDriver = {
  kind: 'bubblewrap',
  run: (request) => run(request, () => null),
};

async function run(
  request: SandboxRequest,
  makeGroup: (limits: SandboxLimits) => ControlGroup | null,
): Promise<SandboxResult> {
  request.signal.throwIfAborted();
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  await refuseEscapes(request.work);
  await refuseOddPlaces(
    request.work,
    request.mounts.flatMap(({ at }) => at ?? []),
  );
  const [etc, program] = await Promise.all([sandboxEtc(), findProgram('bwrap')]);
  if (program === null) throw setUpFailure('bwrap: not found');
  request.signal.throwIfAborted();
  const group = makeGroup(limits);
  try {
    return await launch(request, limits, etc, group, program);
  } finally {
    group?.remove();
  }
}

async function launch(
  request: SandboxRequest,
  limits: SandboxLimits,
  etc: string,
  group: ControlGroup | null,
  program: string,
): Promise<SandboxResult> {
  const startedAt = performance.now();
  const join =
    'n=$1; shift; while [ $n -gt 0 ]; do echo $$ > "$1" || exit 125; shift; n=$((n-1)); done; exec "$@"';
  const joinFiles = group?.joinFiles ?? [];
  const bwrap = [program, ...bwrapArguments(request, limits, etc, group !== null)];
  const child = spawn('/bin/sh', ['-c', join, 'sh', String(joinFiles.length), ...joinFiles, ...bwrap], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    cwd: '/',
    // Not ours: the sandbox's first process is bubblewrap itself, and commands can read its /proc/1/environ.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' } as Record<string, string> as NodeJS.ProcessEnv,
    // Ctrl-C in a terminal then reaches this process only, which ends the sandbox in its own way.
    detached: true,
  });
  let initPid: number | null = null;
  let killed = false;
  let stopWatching = () => {};
  const kill = () => {
    killed = true;
    // SIGKILL to the first process of the namespace takes every other one with it; the kernel sees to that. Until
    // bubblewrap has named that process it still waits in bubblewrap's own group, and would wait there for ever.
    killNow(initPid);
    if (child.pid !== undefined) killNow(-child.pid);
  };
  const { stop, result } = supervise(child as PipedChild, { ...request, timeoutMs: limits.timeoutMs, kill });
  const status = readStatus(child.stdio[3], (pid) => {
    initPid = pid;
    if (killed) kill();
    else if (group === null) stopWatching = watchSandbox(pid, limits, stop);
  });
  try {
    const ending = await result;
    const commandRan = (await status).includes('"exit-code"');
    // bubblewrap reports an exit code only when the command was really started.
    if (ending.endedBy === 'exit' && !commandRan) throw setUpFailure(ending.stderr);
    const outOfMemory = ending.endedBy === 'exit' && group?.wasOutOfMemory() === true;
    const durationMs = Math.round(performance.now() - startedAt);
    return outOfMemory
      ? { ...ending, exitCode: 137, endedBy: 'memory', durationMs }
      : { ...ending, durationMs };
  } finally {
    stopWatching();
  }
}

/** Arguments of bwrap for a request, the command included. Exported for the test that holds them against runtime.md. */
export function bwrapArguments(
  request: SandboxRequest,
  limits: SandboxLimits,
  etc: string,
  grouped: boolean,
): string[] {
  const megabyte = 1_048_576;
  const places = new Map([
    ['work', WORK],
    ...request.mounts.map((mount) => [mount.name, insidePath(mount)] as const),
  ]);
  const env = Object.entries(request.env).flatMap(([name, value]) => [
    '--setenv',
    name,
    withPlaces(value, places),
  ]);
  return [
    ...[
      '--unshare-all',
      '--unshare-user',
      '--disable-userns',
      '--die-with-parent',
      '--new-session',
      '--clearenv',
    ],
    ...['--cap-drop', 'ALL', '--uid', UID, '--gid', UID, '--hostname', 'sandbox', '--json-status-fd', '3'],
    ...systemBinds(),
    ...['--ro-bind', etc, '/etc', ...etcBinds(), '--proc', '/proc', '--dev', '/dev'],
    ...[
      '--size',
      String(64 * megabyte),
      '--tmpfs',
      '/dev/shm',
      '--size',
      String(limits.tmpMb * megabyte),
      '--tmpfs',
      '/tmp',
    ],
    ...request.mounts.filter(({ at }) => !at).flatMap(bind),
    ...['--bind', request.work, WORK],
    ...request.mounts.filter(({ at }) => at).flatMap(bind),
    ...['--remount-ro', '/', '--chdir', posix.join(WORK, request.cwd)],
    ...env,
    '--',
    ...[
      '/usr/bin/prlimit',
      `--nproc=${limits.processes}`,
      `--fsize=${limits.fileMb * megabyte}`,
      '--nofile=4096',
      '--core=0',
    ],
    // Counts what is really written to, unlike --as, which V8 and sanitizers exceed by reserving addresses.
    ...(grouped ? [] : [`--data=${limits.memoryMb * megabyte}`]),
    '--',
    ...request.argv.map((part) => withPlaces(part, places)),
  ];
}

const bind = (mount: Mount): string[] => ['--ro-bind', mount.source, insidePath(mount)];

/**
 * Mount points lie where no workspace content can have shaped the path: the sandbox's root is new and empty, and of a
 * place in the workspace `refuseOddPlaces` has made sure.
 */
function insidePath(mount: Mount): string {
  if (mount.at) return posix.join(WORK, mount.at);
  if (!mount.keepPath) return `/opt/${mount.name}`;
  if (`${mount.source}/`.startsWith(`${WORK}/`)) {
    throw new MachineError('no-sandbox', {
      detail: `${mount.source} cannot be mounted: ${WORK} is the sandbox's own workspace`,
    });
  }
  return mount.source;
}

let system: string[] | undefined;

/** The host's programs and libraries: /usr, and the top folders that are links into it on merged-/usr systems. */
function systemBinds(): string[] {
  system ??= ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64'].flatMap((path) => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isSymbolicLink()) return ['--symlink', readlinkSync(path), path];
    return stat?.isDirectory() ? ['--ro-bind', path, path] : [];
  });
  return system;
}

/** Calls back with the host id of the namespace's first process as soon as bwrap names it; resolves to the whole text. */
async function readStatus(pipe: unknown, onInit: (pid: number) => void): Promise<string> {
  if (!(pipe instanceof Readable)) return '';
  let seen = '';
  let named = false;
  for await (const chunk of pipe) {
    seen += String(chunk);
    const pid = /"child-pid"\s*:\s*(\d+)/.exec(seen)?.[1];
    if (named || pid === undefined) continue;
    named = true;
    onInit(Number(pid));
  }
  return seen;
}

function setUpFailure(stderr: string): MachineError {
  const detail = stderr.trim().split('\n').slice(-2).join(' ').slice(0, 300);
  return new MachineError('no-sandbox', {
    detail: detail || 'bubblewrap ended without a word',
    cure: curesFor(stderr),
  });
}
