import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxKind } from '#lib/runs/schema.ts';
import { type Environment, environmentFolder } from './environment.ts';
import { keepFolder } from './keep-folder.ts';
import type { Mount } from './sandbox-driver.ts';

/**
 * What mypy has learnt about an environment's libraries. Reading them takes it most of a minute; with this it takes
 * seconds. Kept per kind of sandbox, because mypy remembers the paths it saw.
 */
function folderOf(environment: Environment, sandbox: SandboxKind): string {
  return join(environmentFolder(environment.key), `types-${sandbox}`);
}

/** The cache to start from, as `{types-cache}`; null before the first project of this environment was checked. */
export async function typesCacheMount(environment: Environment, sandbox: SandboxKind): Promise<Mount | null> {
  const source = folderOf(environment, sandbox);
  return (await stat(source).catch(() => null)) ? { name: 'types-cache', source } : null;
}

/**
 * Keeps the cache of a finished check for later projects. Only for a project that is the generator's own output: a
 * changed one could teach mypy things that are not so, and other teams' runs would believe them.
 */
export const harvestTypesCache = (
  environment: Environment,
  sandbox: SandboxKind,
  made: string,
): Promise<void> => keepFolder(made, folderOf(environment, sandbox));
