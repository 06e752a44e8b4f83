import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const repositoryRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What this installation keeps (database, secrets, logs): `IOPEER_DATA`, else `.data` in the repository. */
export function dataFolder(...parts) {
  return join(resolve(repositoryRoot, process.env.IOPEER_DATA || '.data'), ...parts);
}

/** What this user's installations share and can be made again (Node, uv, Python environments): `IOPEER_CACHE_DIR`. */
export function cacheFolder(...parts) {
  return join(resolve(process.env.IOPEER_CACHE_DIR || join(homedir(), '.cache', 'iopeer')), ...parts);
}
