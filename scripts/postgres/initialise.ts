import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SetupFailure } from '../launcher/failure.mjs';
import type { Binaries } from './binaries.ts';
import type { ServerUser } from './system-user.ts';

/** A container started with `--user 1234`: PostgreSQL wants a name for whoever runs it. */
const NAMELESS_USER_CURE = {
  es: 'Este usuario no tiene nombre en el sistema: créalo (useradd), ejecuta IOPEER como otro, o usa DATABASE_URL.',
  en: 'This user has no name on the system: create one (useradd), run IOPEER as another, or use DATABASE_URL.',
};

/**
 * Makes the data folder of a new cluster whose superuser is `postgres`.
 * @throws SetupFailure with initdb's own words.
 */
export function initialise(
  folder: string,
  programs: Binaries,
  user: ServerUser | null,
  password: string,
): void {
  // Made beside its place and renamed when whole, so that a stop in between leaves nothing that looks like a cluster.
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  // The folders above stay open to the server's user; a mode given to a recursive mkdir would close them all.
  mkdirSync(dirname(half), { recursive: true });
  mkdirSync(half, { mode: 0o700 });
  const secrets = mkdtempSync(join(tmpdir(), 'iopeer-pg-'));
  const passwordFile = join(secrets, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [half, secrets, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const result = spawnSync(
      programs.initdb,
      [
        `--pgdata=${half}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // The same order of text on every machine, whatever its locales and C library.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...user, cwd: '/', encoding: 'utf8', env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' } },
    );
    if (result.status === 0) {
      renameSync(half, folder);
      return;
    }
    rmSync(half, { recursive: true, force: true });
    const words = (result.error?.message ?? result.stderr).trim();
    throw new SetupFailure(
      {
        es: `PostgreSQL no pudo crear su carpeta de datos ${folder}: ${words}`,
        en: `PostgreSQL could not create its data folder ${folder}: ${words}`,
      },
      /could not look up effective user/.test(words)
        ? NAMELESS_USER_CURE
        : {
            es: 'Libera espacio en disco o elige otra carpeta: IOPEER_DATA=/ruta npm start',
            en: 'Free some disk space or name another folder: IOPEER_DATA=/path npm start',
          },
    );
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}
