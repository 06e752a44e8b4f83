import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Names the space in which this process's id means something: this boot of this kernel, this container. Two processes
 * of the same machine can tell whether the other is alive; of another machine's one knows only its lease.
 */
export function machineName(): string {
  const parts = [
    tryRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    tryRead(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return `${hostname()}/${createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 8)}`;
}

/** Whether a process of this machine is alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and somebody else's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Empty where there is no /proc: then the host's name has to do. */
function tryRead(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
