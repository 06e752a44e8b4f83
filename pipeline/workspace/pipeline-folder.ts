import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env } from '#lib/env.ts';

/** Holds the workspaces and copies of repositories of this machine; everything in it can be made again from PostgreSQL. */
export function pipelineFolder(): string {
  const productRoot = fileURLToPath(new URL('../..', import.meta.url));
  return resolve(productRoot, env().IOPEER_DATA ?? '.data', 'pipeline');
}
