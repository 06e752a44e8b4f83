import { execute, findProgram, mustExecute } from './commands.mjs';
import { SetupFailure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder } from './places.mjs';
import { step } from './progress.mjs';

/** What IOPEER runs and npm cannot bring: any one of `names` will do; `packages` are Debian's. */
export const PROGRAMS = {
  git: { names: ['git'], packages: ['git'] },
  sandbox: { names: ['bwrap'], packages: ['bubblewrap'] },
  limits: { names: ['prlimit'], packages: ['util-linux'] },
  python: { names: ['python3'], packages: ['python3', 'python3-venv'] },
  redis: { names: ['redis-server'], packages: ['redis-server'] },
  browser: {
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    packages: ['chromium', 'fonts-liberation'],
  },
};

/** Path of the first of a kind's programs on this machine, or null. `IOPEER_CHROMIUM` names a browser elsewhere. */
export function findKind(kind) {
  if (kind === 'browser' && process.env.IOPEER_CHROMIUM) return process.env.IOPEER_CHROMIUM;
  for (const name of PROGRAMS[kind].names) {
    const path = findProgram(name);
    if (path) return path;
  }
  return null;
}

const canInstall = () => process.getuid?.() === 0 && findProgram('apt-get') !== null;

const quiet = { DEBIAN_FRONTEND: 'noninteractive' };

async function install(packages) {
  const args = ['install', '--yes', '--no-install-recommends', ...packages];
  const first = await execute('apt-get', args, { env: quiet });
  if (first.code === 0) return;
  // A fresh image has no package lists, and old ones name files that are gone.
  await execute('apt-get', ['update'], { env: quiet });
  await mustExecute('apt-get', args, {
    env: quiet,
    cure: {
      es: `Instálalos a mano y vuelve a intentarlo: ${packages.join(' ')}`,
      en: `Install them yourself and try again: ${packages.join(' ')}`,
    },
  });
}

/** Installs Debian packages when this is root on Debian. Returns whether it could. */
export async function installPackages(packages) {
  if (!canInstall()) return false;
  const list = packages.join(', ');
  await withLock(cacheFolder('locks', 'apt'), () =>
    step({ es: `Instalar ${list}`, en: `Installing ${list}` }, () => install(packages)),
  );
  return true;
}

/** Makes sure of some kinds of programs, installing what is missing where it may. Returns the kinds still missing. */
export async function ensurePrograms(kinds) {
  const missing = kinds.filter((kind) => findKind(kind) === null);
  if (missing.length === 0) return [];
  await installPackages(missing.flatMap((kind) => PROGRAMS[kind].packages));
  return missing.filter((kind) => findKind(kind) === null);
}

/** The failure that names what is missing and the one command that brings it. */
export function missingPrograms(kinds) {
  const names = kinds.map((kind) => PROGRAMS[kind].names[0]).join(', ');
  const packages = kinds.flatMap((kind) => PROGRAMS[kind].packages).join(' ');
  return new SetupFailure(
    { es: `A esta máquina le falta: ${names}.`, en: `This machine lacks: ${names}.` },
    {
      es: `En Debian o Ubuntu: sudo apt-get install ${packages}`,
      en: `On Debian or Ubuntu: sudo apt-get install ${packages}`,
    },
  );
}
