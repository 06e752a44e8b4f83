import { randomUUID } from 'node:crypto';
import { mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from '#lib/env.ts';
import type { SandboxKind } from '#lib/runs/schema.ts';
import { bubblewrap } from './bubblewrap.ts';
import { findCgroupParents } from './cgroup.ts';
import { MachineError } from './machine-error.ts';
import { OutputBudget } from './output-budget.ts';
import type { SandboxLimits, SandboxRequest } from './sandbox-driver.ts';

/** One thing the sandbox must do, tried for real. */
export type ProbeCheck = {
  name: 'namespaces' | 'network' | 'host-files' | 'read-only' | 'processes' | 'memory';
  ok: boolean;
  detail: string;
};

export type SandboxProbe = {
  kind: SandboxKind;
  /** True when test work may be taken: every check held, or isolation was switched off by hand. */
  ok: boolean;
  /** How memory and processes are bounded here. */
  limits: 'cgroup' | 'rlimit and watchdog' | 'none';
  checks: ProbeCheck[];
  /** Why not and how to cure it; set exactly when `ok` is false. */
  refusal: MachineError | null;
};

let known: Promise<SandboxProbe> | undefined;

/** The sandbox of this process, probed once. */
export function sandboxOnce(): Promise<SandboxProbe> {
  known ??= probeSandbox();
  return known;
}

/**
 * Tries the sandbox this machine is set to use: network cut, host file unreadable, own process ids, limits that hold.
 * Never throws for a sandbox that does not work and never falls back to another kind.
 */
export async function probeSandbox(): Promise<SandboxProbe> {
  if (env().IOPEER_SANDBOX === 'none')
    return { kind: 'none', ok: true, limits: 'none', checks: [], refusal: null };
  const limits = findCgroupParents() ? 'cgroup' : 'rlimit and watchdog';
  const folder = await mkdtemp(join(tmpdir(), 'iopeer-probe-'));
  const secret = join(tmpdir(), `iopeer-secret-${randomUUID()}`);
  try {
    await writeFile(secret, 'unreadable from inside');
    const [isolation, processes, memory] = await Promise.all([
      checkIsolation(folder, secret),
      checkProcesses(folder),
      checkMemory(folder),
    ]);
    const checks = [...isolation, processes, memory];
    const broken = checks.filter((check) => !check.ok);
    const refusal =
      broken.length === 0
        ? null
        : new MachineError('no-sandbox', {
            detail: broken.map((check) => `${check.name}: ${check.detail}`).join('; '),
          });
    return { kind: 'bubblewrap', ok: refusal === null, limits, checks, refusal };
  } catch (error) {
    if (!(error instanceof MachineError)) throw error;
    return { kind: 'bubblewrap', ok: false, limits, checks: [], refusal: error };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(secret, { force: true });
  }
}

const NAMESPACES = ['net', 'pid', 'user', 'mnt', 'ipc', 'uts'] as const;

async function checkIsolation(folder: string, secret: string): Promise<ProbeCheck[]> {
  const script = [
    ...NAMESPACES.map((name) => `echo "ns.${name}=$(readlink /proc/self/ns/${name})"`),
    'echo "routes=$(tail -n +2 /proc/net/route | wc -l)"',
    'echo "devices=$(tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d " " | tr "\\n" " ")"',
    'echo "pid=$$"',
    `for f in "$SECRET" "$HOST_HOME" /etc/shadow; do [ -e "$f" ] && echo "visible=$f"; done`,
    'for d in / /usr /etc /opt; do touch "$d/iopeer-probe" 2>/dev/null && echo "writable=$d"; done; true',
  ].join('\n');
  const inside = await run(folder, script, { SECRET: secret, HOST_HOME: join(homedir(), '.') });
  const lines = inside.stdout.split('\n');
  const value = (key: string) =>
    lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1) ?? '';
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1));

  const shared: string[] = [];
  for (const name of NAMESPACES) {
    const own = value(`ns.${name}`);
    if (own === '' || own === (await readlink(`/proc/self/ns/${name}`))) shared.push(name);
  }
  const pid = Number(value('pid'));
  const devices = value('devices').trim();
  return [
    {
      name: 'namespaces',
      ok: shared.length === 0 && pid > 0 && pid < 50,
      detail:
        shared.length > 0
          ? `shared with the host: ${shared.join(', ')}`
          : `its own, first process ids (${pid})`,
    },
    {
      name: 'network',
      ok: devices === 'lo' && value('routes') === '0',
      detail: `interfaces: ${devices || 'unknown'}, routes: ${value('routes')}`,
    },
    {
      name: 'host-files',
      ok: inside.exitCode === 0 && all('visible').length === 0,
      detail: all('visible').join(', ') || 'not visible',
    },
    {
      name: 'read-only',
      ok: inside.exitCode === 0 && all('writable').length === 0,
      detail: all('writable').join(', ') || 'nothing outside the workspace is writable',
    },
  ];
}

async function checkProcesses(folder: string): Promise<ProbeCheck> {
  // Sixty sleepers where thirty processes are allowed: the shell cannot fork, or the watchdog ends them all.
  const script = 'i=0; while [ $i -lt 60 ]; do sleep 2 & i=$((i+1)); done; wait';
  const result = await run(folder, script, {}, { processes: 30, timeoutMs: 10_000 });
  const ok = result.exitCode !== 0 && result.endedBy !== 'timeout';
  return { name: 'processes', ok, detail: ok ? 'bounded' : 'a command can start processes without end' };
}

async function checkMemory(folder: string): Promise<ProbeCheck> {
  // tail holds the whole of its tail in memory.
  const script = 'head -c 240000000 /dev/zero | tail -c 240000000 | wc -c';
  const result = await run(folder, script, {}, { memoryMb: 64, timeoutMs: 10_000 });
  const ok = result.stdout.trim() !== '240000000' && result.endedBy !== 'timeout';
  return { name: 'memory', ok, detail: ok ? 'bounded' : 'a command can take memory without end' };
}

function run(work: string, script: string, env: Record<string, string>, limits: Partial<SandboxLimits> = {}) {
  const request: SandboxRequest = {
    work,
    mounts: [],
    argv: ['/bin/sh', '-c', script],
    cwd: '.',
    env: { PATH: '/usr/bin:/bin', ...env },
    limits: { timeoutMs: 10_000, ...limits },
    budget: new OutputBudget(1_000_000),
    signal: new AbortController().signal,
  };
  return bubblewrap.run(request);
}
