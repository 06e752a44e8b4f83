import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const repositoryRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where this installation keeps its state (database, secrets, run workspaces): `IOPEER_DATA`, else `.data`. */
export function dataFolder(): string {
  return resolve(repositoryRoot, process.env.IOPEER_DATA || '.data');
}

/** Where this user keeps what several installations share (Node, uv, Python environments). */
export function homeFolder(): string {
  return resolve(process.env.IOPEER_HOME || join(homedir(), '.cache', 'iopeer'));
}
