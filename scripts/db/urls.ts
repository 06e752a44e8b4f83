import { createHmac } from 'node:crypto';
import { SetupFailure } from '../launcher/failure.mjs';

/** The two ways into one database. `app` owns nothing; `system` owns the tables and is exempt from the team door. */
export type DatabaseUrls = { app: string; system: string };

/** `iopeer_owner` → `iopeer_app`; any other owner `x` → `x_app`. */
function appRoleName(owner: string): string {
  return owner.endsWith('_owner') ? owner.replace(/_owner$/, '_app') : `${owner}_app`;
}

/**
 * Derives the runtime role's address from the owner's. Its password is a keyed hash of the owner's, so that every
 * replica that is given the one URL finds the same password and nothing has to be stored.
 * @throws SetupFailure when the owner's URL holds no password and `secret` is not given.
 */
export function deriveUrls(ownerUrl: string, secret?: string): DatabaseUrls {
  const url = new URL(ownerUrl);
  const key = decodeURIComponent(url.password) || secret;
  if (!key) {
    throw new SetupFailure(
      {
        es: 'DATABASE_URL no lleva contraseña, y de ella se deriva la del rol de ejecución.',
        en: 'DATABASE_URL holds no password, so none can be derived for the runtime role.',
      },
      {
        es: 'Pon APP_SECRET, o da las dos direcciones: DATABASE_URL (rol de ejecución) y SYSTEM_DATABASE_URL (dueño).',
        en: 'Set APP_SECRET, or give both addresses: DATABASE_URL (runtime role) and SYSTEM_DATABASE_URL (owner).',
      },
    );
  }
  url.username = appRoleName(decodeURIComponent(url.username) || 'iopeer_owner');
  url.password = createHmac('sha256', key).update('iopeer runtime role').digest('base64url');
  return { app: url.toString(), system: ownerUrl };
}

/** The same address with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.toString();
}

export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

export function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** What the environment gives: both addresses, or the owner's alone; null when it gives none. */
export function findGivenUrls(environment: NodeJS.ProcessEnv): DatabaseUrls | null {
  const { DATABASE_URL: url, SYSTEM_DATABASE_URL: system, APP_SECRET: secret } = environment;
  if (!url) return null;
  return system ? { app: url, system } : deriveUrls(url, secret);
}
