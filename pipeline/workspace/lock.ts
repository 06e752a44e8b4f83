import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 150;

/**
 * Runs `work` while no other process of this machine runs under the same lock file. A lock whose holder has died is
 * taken over. Rejects with the signal's reason when cancelled while waiting.
 */
export async function withLock<T>(file: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  while (!(await take(file))) {
    if (await isAbandoned(file)) await breakLock(file);
    else await wait(POLL_MS, undefined, { signal });
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Another machine's lock on a shared folder cannot be judged from here and is left alone. */
async function isAbandoned(file: string): Promise<boolean> {
  try {
    const holder: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('host' in holder))
      return false;
    return holder.host === hostname() && !isAlive(Number(holder.pid));
  } catch {
    return false; // Released meanwhile, or not yet written: look again.
  }
}

/** The rename makes sure that of several waiters one breaks it; the others find it gone. */
async function breakLock(file: string): Promise<void> {
  const aside = `${file}.${process.pid}.abandoned`;
  await rename(file, aside).catch(() => {});
  await rm(aside, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
