import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxKind } from '#lib/runs/schema.ts';
import { keepFolder } from './keep-folder.ts';
import { type NodePackages, nodePackagesFolder } from './node-modules.ts';
import type { Mount } from './sandbox-driver.ts';

/**
 * What the compiler of the pages has learnt about a frontend's packages and about what all frontends share; with it the
 * next project compiles what is its own. Kept per kind of sandbox, because it remembers the paths it saw.
 */
const folderOf = (packages: NodePackages, sandbox: SandboxKind): string =>
  join(nodePackagesFolder(packages.key), `build-${sandbox}`);

/** Where a build keeps it, in the folder of the frontend. */
export const BUILD_CACHE = '.next/cache/turbopack';

/** The cache to start from, as `{build-cache}`; null before the first frontend with these packages was built. */
export async function buildCacheMount(packages: NodePackages, sandbox: SandboxKind): Promise<Mount | null> {
  const source = folderOf(packages, sandbox);
  return (await stat(source).catch(() => null)) ? { name: 'build-cache', source } : null;
}

/** Keeps the cache of a finished build for later ones. Only for a project that is the generator's own output, as for types. */
export const harvestBuildCache = (
  packages: NodePackages,
  sandbox: SandboxKind,
  frontend: string,
): Promise<void> => keepFolder(join(frontend, BUILD_CACHE), folderOf(packages, sandbox));
