import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SetupFailure } from '../launcher/failure.mjs';

/** Who runs the server: PostgreSQL refuses root, so as root it runs as the system's user `postgres`. */
export type ServerUser = { uid: number; gid: number };

function findPostgresUser(): ServerUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/**
 * The user to run PostgreSQL as, or null to run it as ourselves (nobody but root needs another user).
 * As root it creates the user when the system has none.
 * @throws SetupFailure when the user is missing and cannot be created.
 */
export function getServerUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const existing = findPostgresUser();
  if (existing) return existing;
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
      {
        stdio: 'pipe',
      },
    );
  } catch (error) {
    throw new SetupFailure(
      {
        es: 'PostgreSQL no se ejecuta como root, y no se pudo crear para él el usuario `postgres`.',
        en: 'PostgreSQL does not run as root, and no user `postgres` could be created for it.',
      },
      {
        es: 'Ejecuta IOPEER como usuario normal, o crea el usuario: useradd --system postgres',
        en: 'Run IOPEER as an ordinary user, or create the user: useradd --system postgres',
      },
      { cause: error },
    );
  }
  const created = findPostgresUser();
  if (!created) throw new Error('useradd made the user postgres, yet /etc/passwd does not list it.');
  return created;
}
