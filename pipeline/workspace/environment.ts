import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ENVIRONMENT } from '#generator/render/checks.ts';
import { cacheDir } from './cache-dir.ts';
import { type HostCommandOptions, runOnHost } from './host-command.ts';
import { withLock } from './lock.ts';
import { MachineError, namingDiskFull } from './machine-error.ts';
import type { Mount } from './sandbox-driver.ts';
import { getPython, getUv, type Python } from './toolchain.ts';

/** Raise it when the way environments are made changes, so that old ones are left behind. */
const LAYOUT = 1;
/** Packages over a slow line: about 60 MB. */
const INSTALL_TIMEOUT_MS = 600_000;
const MARKER = 'environment.json';

const environmentSchema = z.strictObject({
  key: z.string(),
  python: z.strictObject({ path: z.string(), prefix: z.string(), version: z.string() }),
  /** Installed packages → version, for the evidence. */
  packages: z.record(z.string(), z.string()),
});

/** A virtual environment of the shared cache; never changed once made. */
export type Environment = z.infer<typeof environmentSchema>;

/** Folder of an environment: `venv/` and what was made to go with it. */
export function environmentFolder(key: string): string {
  return cacheDir('environments', key);
}

/** Names the environment a lock file needs on this machine: same lock and same Python, same environment. */
export async function environmentKey(requirements: string): Promise<string> {
  const python = await getPython();
  const parts = {
    layout: LAYOUT,
    python: [python.path, python.version],
    platform: [process.platform, process.arch],
    requirements,
  };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}

/** The environment of this name when it is complete, else null. */
export async function findEnvironment(key: string): Promise<Environment | null> {
  try {
    return environmentSchema.parse(JSON.parse(await readFile(join(environmentFolder(key), MARKER), 'utf8')));
  } catch {
    return null; // Not made, or half made by a version of the product that wrote another form.
  }
}

/**
 * Returns the environment of a lock file (content, pinned), installing it when this machine does not have it: built
 * beside its place and moved there whole, so a killed install leaves nothing that looks finished.
 * Throws `MachineError` for no uv, no Python, packages that cannot be fetched, a full disk.
 */
export async function ensureEnvironment(
  requirements: string,
  options: Pick<HostCommandOptions, 'onOutput'> & { signal: AbortSignal },
): Promise<{ environment: Environment; cacheHit: boolean }> {
  const key = await environmentKey(requirements);
  const present = await findEnvironment(key);
  if (present) {
    await markUsed(key);
    return { environment: present, cacheHit: true };
  }
  return namingDiskFull(() =>
    withLock(`${environmentFolder(key)}.lock`, options.signal, async () => {
      const made = await findEnvironment(key);
      if (made) return { environment: made, cacheHit: true };
      return { environment: await build(key, requirements, options), cacheHit: false };
    }),
  );
}

/** What commands in the sandbox must see of an environment: `{venv}` and, when it lies outside /usr, its Python. */
export function environmentMounts(environment: Environment): Mount[] {
  const venv: Mount = { name: 'venv', source: join(environmentFolder(environment.key), 'venv') };
  const { prefix } = environment.python;
  return prefix === '/usr' || prefix.startsWith('/usr/')
    ? [venv]
    : [venv, { name: 'python', source: prefix, keepPath: true }];
}

async function build(
  key: string,
  requirements: string,
  options: Pick<HostCommandOptions, 'onOutput'> & { signal: AbortSignal },
): Promise<Environment> {
  const [uv, python] = await Promise.all([getUv(), getPython()]);
  const draft = cacheDir('environments', `.draft-${randomUUID()}`);
  const venv = join(draft, 'venv');
  const lock = join(draft, 'requirements.txt');
  try {
    await mkdir(draft, { recursive: true });
    await writeFile(lock, requirements);
    const run = async (argv: readonly [string, ...string[]]) => {
      const result = await runOnHost(argv, {
        ...options,
        timeoutMs: INSTALL_TIMEOUT_MS,
        env: { UV_NO_PROGRESS: '1' },
      });
      if (result.exitCode !== 0) throw installFailure(result.stderr);
    };
    // Relocatable, because it is built in one place, moved to another and seen at a third by the sandbox.
    await run([uv.path, 'venv', '--quiet', '--no-project', '--relocatable', '--python', python.path, venv]);
    const values: Record<string, string> = { python: join(venv, 'bin', 'python'), requirements: lock };
    const install = ENVIRONMENT.install.map((part) =>
      part.replace(/^\{(\w+)\}$/, (whole, name: string) => values[name] ?? whole),
    );
    // Wheels only: building a package would run its own scripts on the host.
    await run([uv.path, ...install.slice(1), '--only-binary', ':all:', '--compile-bytecode']);
    const listed = await runOnHost([
      uv.path,
      'pip',
      'list',
      '--quiet',
      '--format',
      'json',
      '--python',
      join(venv, 'bin', 'python'),
    ]);
    const environment = { key, python: pickPython(python), packages: packagesOf(listed.stdout) };
    await writeFile(join(draft, MARKER), `${JSON.stringify(environment, null, 2)}\n`);
    await rename(draft, environmentFolder(key));
    return environment;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

function pickPython({ path, prefix, version }: Python): Python {
  return { path, prefix, version };
}

function packagesOf(listed: string): Record<string, string> {
  const rows = z.array(z.object({ name: z.string(), version: z.string() })).parse(JSON.parse(listed));
  return Object.fromEntries(rows.map(({ name, version }) => [name, version]));
}

function installFailure(stderr: string): MachineError {
  if (/No space left on device|Disk quota exceeded/i.test(stderr)) return new MachineError('disk-full');
  return new MachineError('no-packages', {
    detail: stderr.trim().split('\n').slice(-3).join(' ').slice(0, 400),
  });
}

/** The age of the folder tells which environments nobody needs any more. */
async function markUsed(key: string): Promise<void> {
  const now = new Date();
  await utimes(environmentFolder(key), now, now).catch(() => {});
}
