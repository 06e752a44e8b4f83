import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupFailure } from '../launcher/failure.mjs';
import { dataFolder } from '../launcher/places.mjs';
import { commandLine, isAlive } from '../postgres/lock-file.ts';

type Instance = { pid: number; url: string };

const file = () => dataFolder('instance.json');

/** The supervisor that runs on this data folder, or null. A hard stop leaves the file behind: it counts for nothing. */
export function findInstance(): Instance | null {
  if (!existsSync(file())) return null;
  const instance = JSON.parse(readFileSync(file(), 'utf8')) as Instance;
  return isAlive(instance.pid) && /scripts\/(launcher|supervisor)\//.test(commandLine(instance.pid))
    ? instance
    : null;
}

/**
 * Claims the data folder for this process and returns how to give it back.
 * @throws SetupFailure when another supervisor runs on it.
 */
export function claimInstance(url: string): () => void {
  const other = findInstance();
  if (other && other.pid !== process.pid) {
    throw new SetupFailure(
      {
        es: `IOPEER ya está en marcha con estos datos (proceso ${other.pid}): ${other.url}`,
        en: `IOPEER is already running on this data (process ${other.pid}): ${other.url}`,
      },
      {
        es: `Ábrelo, o páralo con \`kill ${other.pid}\`; para otro aparte: IOPEER_DATA=/otra/carpeta PORT=3001 npm start`,
        en: `Open it, or stop it with \`kill ${other.pid}\`; for another one beside it: IOPEER_DATA=/another/folder PORT=3001 npm start`,
      },
    );
  }
  mkdirSync(dirname(file()), { recursive: true });
  writeFileSync(file(), JSON.stringify({ pid: process.pid, url } satisfies Instance));
  return () => rmSync(file(), { force: true });
}
