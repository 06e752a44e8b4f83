import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Excess = 'memory' | 'processes';

/** How often the watchdog looks. A fork bomb makes some thousand processes in this time; one SIGKILL ends them all. */
const INTERVAL_MS = 100;
const PAGE_BYTES = 4_096;

/**
 * Bounds a sandbox where no cgroup can be made, by looking into its own /proc through its first process.
 * Calls `onExcess` once; returns the function that stops watching.
 */
export function watchSandbox(
  initPid: number,
  limits: { memoryMb: number; processes: number },
  onExcess: (excess: Excess) => void,
): () => void {
  const timer = setInterval(() => {
    const excess = findExcess(join('/proc', String(initPid), 'root', 'proc'), limits);
    if (excess === null) return;
    clearInterval(timer);
    onExcess(excess);
  }, INTERVAL_MS);
  return () => clearInterval(timer);
}

function findExcess(proc: string, limits: { memoryMb: number; processes: number }): Excess | null {
  let ids: string[];
  try {
    ids = readdirSync(proc).filter((name) => /^\d+$/.test(name));
  } catch {
    return null; // The sandbox has just ended, or has not mounted its /proc yet.
  }
  if (ids.length > limits.processes) return 'processes';
  const pages = ids.reduce((sum, id) => sum + privatePages(join(proc, id, 'statm')), 0);
  return pages * PAGE_BYTES > limits.memoryMb * 1_048_576 ? 'memory' : null;
}

/** Resident pages without the shared ones: libraries and forked copies would be counted once a process. */
function privatePages(statm: string): number {
  try {
    const [, resident = '0', shared = '0'] = readFileSync(statm, 'utf8').split(' ');
    return Math.max(0, Number(resident) - Number(shared));
  } catch {
    return 0; // Ended between the listing and the reading.
  }
}
