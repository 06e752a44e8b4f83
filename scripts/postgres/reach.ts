import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServerUser } from './system-user.ts';

/** Where root keeps what the user `postgres` must reach while the repository lies in a closed folder such as /root. */
const SHARED_ROOT = '/var/lib/iopeer';

/** Tells whether `user` may walk to `path`: every existing ancestor must let others, its group or its owner in. */
export function canReach(path: string, user: ServerUser): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const open = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
      if (!open) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/**
 * `preferred` itself when the server's user reaches it, else a folder of its own under /var/lib/iopeer,
 * named by a hash of `preferred` so that two checkouts never share one.
 */
export function reachableFolder(preferred: string, user: ServerUser | null): string {
  if (!user || canReach(preferred, user)) return preferred;
  return join(SHARED_ROOT, createHash('sha256').update(preferred).digest('hex').slice(0, 16));
}
