import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A server that already runs on a data folder, as its postmaster.pid tells. */
export type RunningServer = { pid: number; port: number };

/** Tells whether a process runs; one that ended and waits for its parent to look (a zombie) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = `/proc/${pid}/stat`;
    return !(existsSync(stat) && /\) Z /.test(readFileSync(stat, 'utf8')));
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else. ENOENT and ESRCH: it ended between the looks.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** How a process was started, or nothing when it is gone. */
export function commandLine(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    // The process ended between the two looks: it has no command line.
    return '';
  }
}

/**
 * Reads postmaster.pid of a data folder. After a hard stop the file stays behind and its pid may by now belong
 * to any other process; PostgreSQL then refuses to start, so a file that names no server of this folder is removed.
 */
export function findRunningServer(folder: string): RunningServer | null {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  // Line 1 is the pid, line 4 the port (PostgreSQL's pidfile.h).
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (pid > 0 && isAlive(pid) && commandLine(pid).includes(folder)) return { pid, port };
  rmSync(file, { force: true });
  return null;
}
