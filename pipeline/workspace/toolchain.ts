import { access, realpath } from 'node:fs/promises';
import { ENVIRONMENT } from '#generator/render/checks.ts';
import { env } from '#lib/env.ts';
import { cacheDir } from './cache-dir.ts';
import { isNotFound, runOnHost } from './host-command.ts';
import { MachineError } from './machine-error.ts';

export type Python = {
  /** The interpreter itself, every link resolved. */
  path: string;
  /** Folder that holds its standard library; mounted read-only in the sandbox when it is not below /usr. */
  prefix: string;
  version: string;
};
export type Uv = { path: string; version: string };

let uv: Promise<Uv> | undefined;
let python: Promise<Python> | undefined;

/** The uv to use: IOPEER_UV, else PATH, else the one the launcher put into the cache. Throws `MachineError('no-uv')`. */
export function getUv(): Promise<Uv> {
  uv ??= findUv();
  return uv;
}

/** The newest suitable Python that uv finds on this machine; none is downloaded. Throws `MachineError('no-python')`. */
export function getPython(): Promise<Python> {
  python ??= findPython();
  return python;
}

async function findUv(): Promise<Uv> {
  const chosen = env().IOPEER_UV;
  const candidates = chosen === undefined ? ['uv', cacheDir('uv', 'bin', 'uv')] : [chosen];
  for (const path of candidates) {
    try {
      const { exitCode, stdout } = await runOnHost([path, '--version']);
      const version = /^uv (\S+)/.exec(stdout)?.[1];
      if (exitCode === 0 && version !== undefined) return { path, version };
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  throw new MachineError('no-uv', chosen === undefined ? {} : { detail: `IOPEER_UV=${chosen}` });
}

const DESCRIBE = 'import sys; print(sys.base_prefix); print("%d.%d.%d" % sys.version_info[:3])';

async function findPython(): Promise<Python> {
  const { path: uvPath } = await getUv();
  const found = await runOnHost([
    uvPath,
    'python',
    'find',
    '--no-project',
    '--no-python-downloads',
    `>=${ENVIRONMENT.python}`,
  ]);
  const path = found.stdout.trim();
  if (found.exitCode !== 0 || path === '') throw new MachineError('no-python');
  const described = await runOnHost([path, '-I', '-c', DESCRIBE]);
  const [prefix, version] = described.stdout.trim().split('\n');
  if (described.exitCode !== 0 || !prefix || !version)
    throw new MachineError('no-python', { detail: `${path} does not start` });
  await access(prefix);
  return { path: await realpath(path), prefix: await realpath(prefix), version };
}
