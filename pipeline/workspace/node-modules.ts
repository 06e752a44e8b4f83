import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { NODE_MODULES } from '#generator/render/frontend-checks.ts';
import { env } from '#lib/env.ts';
import { cacheDir } from './cache-dir.ts';
import { type HostCommandOptions, isNotFound, runOnHost } from './host-command.ts';
import { withLock } from './lock.ts';
import { MachineError, namingDiskFull } from './machine-error.ts';
import type { Mount } from './sandbox-driver.ts';
import type { Tree } from './tree.ts';

/** Raise it when the way packages are installed changes, so that old folders are left behind. */
const LAYOUT = 1;
/** Packages over a slow line: about 250 MB. */
const INSTALL_TIMEOUT_MS = 900_000;
const MARKER = 'packages.json';

const packagesSchema = z.strictObject({
  key: z.string(),
  node: z.string(),
  /** What package.json asks for → installed version, for the evidence. */
  packages: z.record(z.string(), z.string()),
});

/** The packages of a frontend in the shared cache; never changed once installed. */
export type NodePackages = z.infer<typeof packagesSchema>;

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      devDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const folderOf = (key: string): string => cacheDir('node-modules', key);

/** Where this machine keeps packages and what tools have learnt about them. */
export const nodePackagesFolder = (key: string): string => folderOf(key);

/** Names the packages a frontend needs on this machine: same lock, same Node, same folder. */
function keyOf(files: ReadonlyMap<string, string>): string {
  const parts = {
    layout: LAYOUT,
    node: process.version,
    platform: [process.platform, process.arch],
    files: [...files],
  };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}

/** The packages of a project's frontend when this machine has them, else null. */
export async function findNodePackages(tree: Tree): Promise<NodePackages | null> {
  return findMade(keyOf(packageFiles(tree)));
}

/**
 * Returns the packages a project's frontend names, installing them when this machine does not have them: beside their
 * place and moved there whole, so a killed install leaves nothing that looks finished. No script of a package runs.
 * Throws `MachineError` for packages that cannot be fetched and for a full disk.
 */
export async function ensureNodePackages(
  tree: Tree,
  options: Pick<HostCommandOptions, 'onOutput'> & { signal: AbortSignal; onInstall?: () => void },
): Promise<{ packages: NodePackages; cacheHit: boolean }> {
  const files = packageFiles(tree);
  const key = keyOf(files);
  const present = await findMade(key);
  if (present) {
    const now = new Date();
    // The age of the folder tells which packages nobody needs any more.
    await utimes(folderOf(key), now, now).catch(() => {});
    return { packages: present, cacheHit: true };
  }
  return namingDiskFull(() =>
    withLock(`${folderOf(key)}.lock`, options.signal, async () => {
      const made = await findMade(key);
      if (made) return { packages: made, cacheHit: true };
      options.onInstall?.();
      return { packages: await install(key, files, options), cacheHit: false };
    }),
  );
}

/** What commands in the sandbox must see: `{node}`, the folder of the Node that runs us, and the packages in their place. */
export function nodeMounts(packages: NodePackages, project: string): Mount[] {
  return [
    { name: 'node', source: dirname(process.execPath) },
    {
      name: 'node-modules',
      source: join(folderOf(packages.key), 'node_modules'),
      at: `${project}/${NODE_MODULES.folder}/node_modules`,
    },
  ];
}

async function findMade(key: string): Promise<NodePackages | null> {
  try {
    return packagesSchema.parse(JSON.parse(await readFile(join(folderOf(key), MARKER), 'utf8')));
  } catch {
    return null; // Not made, or made by a version of the product that wrote another form.
  }
}

function packageFiles(tree: Tree): Map<string, string> {
  const files = new Map<string, string>();
  for (const path of NODE_MODULES.files) {
    const file = tree.get(path);
    if (file === undefined) throw new Error(`the project has no ${path}`);
    files.set(path, new TextDecoder().decode(file.content));
  }
  return files;
}

async function install(
  key: string,
  files: ReadonlyMap<string, string>,
  options: Pick<HostCommandOptions, 'onOutput'> & { signal: AbortSignal },
): Promise<NodePackages> {
  const draft = cacheDir('node-modules', `.draft-${randomUUID()}`);
  try {
    await mkdir(draft, { recursive: true });
    for (const [path, text] of files) await writeFile(join(draft, path.split('/').at(-1) ?? path), text);
    const run = (...more: string[]) =>
      runOnHost(['env', `PATH=${searchPath()}`, ...NODE_MODULES.install, ...more], {
        ...options,
        cwd: draft,
        timeoutMs: INSTALL_TIMEOUT_MS,
      });
    let ended = await run('--prefer-offline');
    // What npm remembers of a package may be older than the version asked for, and then it does not look again.
    if (ended.exitCode !== 0 && /ETARGET/.test(ended.stderr)) ended = await run('--prefer-online');
    if (ended.exitCode !== 0) throw installFailure(ended.stderr);
    const packages = { key, node: process.version, packages: await versionsOf(draft) };
    await writeFile(join(draft, MARKER), `${JSON.stringify(packages, null, 2)}\n`);
    await rename(draft, folderOf(key));
    return packages;
  } catch (error) {
    if (isNotFound(error)) throw new MachineError('no-packages', { detail: 'npm: not found' });
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** npm is the machine's; the Node it runs on is ours. */
const searchPath = (): string => `${dirname(process.execPath)}:${env().PATH}`;

async function versionsOf(folder: string): Promise<Record<string, string>> {
  const { packages } = lockSchema.parse(
    JSON.parse(await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8')),
  );
  const { packages: wanted } = lockSchema.parse(
    JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')),
  );
  const { dependencies = {}, devDependencies = {} } = wanted[''] ?? {};
  return Object.fromEntries(
    Object.keys({ ...dependencies, ...devDependencies })
      .sort()
      .flatMap((name) => {
        const version = packages[`node_modules/${name}`]?.version;
        return version === undefined ? [] : [[name, version]];
      }),
  );
}

function installFailure(stderr: string): MachineError {
  if (/ENOSPC|No space left on device|Disk quota exceeded/i.test(stderr))
    return new MachineError('disk-full');
  if (/env: .npm.: No such file/.test(stderr))
    return new MachineError('no-packages', { detail: 'npm: not found' });
  const words = stderr
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .slice(0, 3)
    .join(' ');
  return new MachineError('no-packages', { detail: (words || stderr.trim()).slice(0, 400) });
}
