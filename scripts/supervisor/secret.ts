import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { dataFolder } from '../launcher/places.mjs';

/** The secret that signs sessions: APP_SECRET, else one made once and kept where only its owner reads it. */
export function ensureAppSecret(environment: NodeJS.ProcessEnv): string {
  if (environment.APP_SECRET) return environment.APP_SECRET;
  const file = dataFolder('app-secret');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
