import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { env } from '#lib/env.ts';

/** Folder of everything that can be made again: Node, uv, virtual environments, databases of the tests. */
export function cacheDir(...parts: string[]): string {
  return join(resolve(env().IOPEER_CACHE_DIR ?? join(homedir(), '.cache', 'iopeer')), ...parts);
}
