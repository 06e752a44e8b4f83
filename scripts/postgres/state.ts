import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a cluster must remember between starts; kept with mode 600 because of the passwords. */
export type ClusterState = { port: number; superPassword: string; ownerPassword: string };

const newPassword = () => randomBytes(24).toString('base64url');

/** Reads the state, or makes one with fresh passwords and no port yet (0). */
export function readState(file: string): ClusterState {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as ClusterState;
  const state = { port: 0, superPassword: newPassword(), ownerPassword: newPassword() };
  writeState(file, state);
  return state;
}

/** Replaces the file in one step, so that a crash leaves the old or the new one, never half. */
export function writeState(file: string, state: ClusterState): void {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file);
}
