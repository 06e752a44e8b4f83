import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bubblewrap } from './bubblewrap.ts';
import { cacheDir } from './cache-dir.ts';
import { withLock } from './lock.ts';
import { MachineError, namingDiskFull } from './machine-error.ts';
import { OutputBudget } from './output-budget.ts';
import type { Mount } from './sandbox-driver.ts';

/**
 * Folder with the data of a new, empty server, made once a machine and copied by every start: making it takes a second,
 * copying it a twentieth. `script` runs in a sandbox without any project's code and leaves the data in `/work/data`.
 * Throws `MachineError('no-database-server')` with the server's own words.
 */
export async function serverTemplate(
  name: string,
  script: string,
  mounts: Mount[],
  signal: AbortSignal,
): Promise<string> {
  const folder = cacheDir('databases', name);
  if (await exists(folder)) return folder;
  return withLock(`${folder}.lock`, signal, async () => {
    if (await exists(folder)) return folder;
    const work = await mkdtemp(join(tmpdir(), 'iopeer-database-'));
    const draft = `${folder}.draft-${randomUUID()}`;
    try {
      const made = await bubblewrap.run({
        work,
        mounts,
        argv: ['/bin/sh', '-c', `set -e\n${script}`],
        cwd: '.',
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/tmp', TZ: 'UTC' },
        limits: { timeoutMs: 120_000 },
        budget: new OutputBudget(1_000_000),
        signal,
      });
      if (made.exitCode !== 0) {
        const words = `${made.stdout}\n${made.stderr}`.trim().split('\n').slice(-3).join(' ');
        throw new MachineError('no-database-server', { detail: words.slice(0, 400) });
      }
      await namingDiskFull(async () => {
        await mkdir(dirname(folder), { recursive: true });
        // Copied, not moved: the temporary folder may lie on another disk.
        await cp(join(work, 'data'), draft, { recursive: true });
        await rename(draft, folder);
      });
      return folder;
    } finally {
      await rm(work, { recursive: true, force: true });
      await rm(draft, { recursive: true, force: true });
    }
  });
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
