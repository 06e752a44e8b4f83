import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { killNow } from './child.ts';

/** One group of processes with a memory and a process limit, made for one command and removed after it. */
export type ControlGroup = {
  /** Files a process writes its own id into to join. */
  joinFiles: string[];
  /** True when the kernel ended a process of this group for want of memory. */
  wasOutOfMemory(): boolean;
  remove(): void;
};

type Parents = { version: 1; memory: string; pids: string } | { version: 2; path: string };
type Mount = { path: string; root: string; type: string; options: string[] };

const PREFIX = 'iopeer-';
let parents: Parents | null | undefined;
let counter = 0;

/** Where groups can be made here: under cgroup v2 when delegated, else under v1, else null (then limits are a process's own). */
export function findCgroupParents(): Parents | null {
  if (parents === undefined) {
    parents = [...candidatesV2(), ...candidatesV1()].find(works) ?? null;
    if (parents) sweep(parents);
  }
  return parents;
}

/** Makes a group; returns null where none can be made. Throws when the kernel refuses the limits. */
export function createControlGroup(limits: { memoryMb: number; processes: number }): ControlGroup | null {
  const where = findCgroupParents();
  return where && make(where, limits);
}

function make(where: Parents, limits: { memoryMb: number; processes: number }): ControlGroup {
  const name = `${PREFIX}${process.pid}-${++counter}`;
  const bytes = String(limits.memoryMb * 1_048_576);
  const folders =
    where.version === 2 ? [join(where.path, name)] : [join(where.memory, name), join(where.pids, name)];
  for (const folder of folders) mkdirSync(folder);
  const [memory = '', pids = memory] = folders;
  if (where.version === 2) {
    writeFileSync(join(memory, 'memory.max'), bytes);
    writeIfThere(join(memory, 'memory.swap.max'), '0');
    // The whole sandbox ends with its first victim: a half-killed database would only hang the tests.
    writeIfThere(join(memory, 'memory.oom.group'), '1');
  } else {
    writeFileSync(join(memory, 'memory.limit_in_bytes'), bytes);
    writeIfThere(join(memory, 'memory.memsw.limit_in_bytes'), bytes);
  }
  writeFileSync(join(pids, 'pids.max'), String(limits.processes));
  return {
    joinFiles: folders.map((folder) => join(folder, 'cgroup.procs')),
    wasOutOfMemory: () => oomKills(memory, where.version) > 0,
    remove: () => {
      for (const folder of folders) removeQuietly(folder);
    },
  };
}

function oomKills(folder: string, version: 1 | 2): number {
  const file = join(folder, version === 2 ? 'memory.events' : 'memory.oom_control');
  const match = existsSync(file) ? /^oom_kill (\d+)$/m.exec(readFileSync(file, 'utf8')) : null;
  return Number(match?.[1] ?? 0);
}

function* candidatesV2(): Generator<Parents> {
  const mount = mounts().find((each) => each.type === 'cgroup2');
  const own = ownPath((controllers) => controllers === '');
  if (!mount || own === null) return;
  // The nearest ancestor that already hands memory and pids down; a group with processes of its own never may.
  for (let path = inside(mount, own); path.startsWith(mount.path); path = dirname(path)) {
    const handedDown = readOrEmpty(join(path, 'cgroup.subtree_control')).trim().split(' ');
    if (handedDown.includes('memory') && handedDown.includes('pids')) yield { version: 2, path };
  }
}

function* candidatesV1(): Generator<Parents> {
  const folderOf = (controller: string) => {
    const mount = mounts().find((each) => each.type === 'cgroup' && each.options.includes(controller));
    const own = ownPath((controllers) => controllers.split(',').includes(controller));
    return mount && own !== null ? inside(mount, own) : null;
  };
  const memory = folderOf('memory');
  const pids = folderOf('pids');
  if (memory && pids) yield { version: 1, memory, pids };
}

/** Tries the real thing once: make a group, let a process join it. Permissions alone do not tell (delegation rules). */
function works(candidate: Parents): boolean {
  try {
    const group = make(candidate, { memoryMb: 64, processes: 16 });
    try {
      execFileSync(
        '/bin/sh',
        ['-c', 'for file; do echo $$ > "$file" || exit 1; done', 'sh', ...group.joinFiles],
        { stdio: 'ignore' },
      );
      return true;
    } finally {
      group.remove();
    }
  } catch {
    return false;
  }
}

/** Ends and removes groups that a killed process of ours left behind. */
function sweep(where: Parents): void {
  for (const folder of where.version === 2 ? [where.path] : [where.memory, where.pids]) {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(PREFIX) || isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
      const left = readOrEmpty(join(folder, name, 'cgroup.procs'))
        .split('\n')
        .map(Number);
      for (const pid of left) if (pid > 1) killNow(pid);
      removeQuietly(join(folder, name));
    }
  }
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

function mounts(): Mount[] {
  return readOrEmpty('/proc/self/mountinfo')
    .split('\n')
    .flatMap((line) => {
      // Fields per proc_pid_mountinfo(5): … root mountpoint options … - type source super-options
      const [before = '', after = ''] = line.split(' - ');
      const [, , , root, path] = before.split(' ');
      const [type, , options] = after.split(' ');
      return root && path && type?.startsWith('cgroup')
        ? [{ path, root, type, options: (options ?? '').split(',') }]
        : [];
    });
}

function ownPath(matches: (controllers: string) => boolean): string | null {
  for (const line of readOrEmpty('/proc/self/cgroup').split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers !== undefined && path !== undefined && matches(controllers)) return path;
  }
  return null;
}

function inside(mount: Mount, own: string): string {
  return join(mount.path, own.startsWith(mount.root) ? own.slice(mount.root.length) : own);
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function writeIfThere(file: string, text: string): void {
  if (existsSync(file)) writeFileSync(file, text);
}

function removeQuietly(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Still has processes, or is gone: the next boot sweeps again.
  }
}
