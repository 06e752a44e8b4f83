import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execute, findProgram, isProgram } from './commands.mjs';
import { SetupFailure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder } from './places.mjs';
import { ensurePrograms, installPackages, missingPrograms } from './programs.mjs';
import { step } from './progress.mjs';

/** The version the generated projects are proved with; a uv on PATH is taken as it is. */
const VERSION = '0.13.8';

/** Where pipeline/workspace/toolchain.ts looks for uv after PATH. */
const uvProgram = () => cacheFolder('uv', 'bin', 'uv');

const lastLine = (output) => output.trim().split('\n').slice(-1)[0];

/**
 * Puts uv into a folder of its own with pip. `--target` is allowed where the system's Python is closed to pip
 * (PEP 668). Debian ships Python without pip: then a virtual environment brings it, and that too may need a package.
 */
async function install(python, folder) {
  const withPip = (program) =>
    execute(
      program,
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--no-deps',
        '--only-binary',
        ':all:',
        '--target',
        folder,
        `uv==${VERSION}`,
      ],
      {
        env: { PIP_ROOT_USER_ACTION: 'ignore' },
      },
    );
  const direct = await withPip(python);
  if (direct.code === 0 || !/No module named pip/.test(direct.output)) return direct;
  const venv = `${folder}-venv`;
  try {
    const args = ['-m', 'venv', '--clear', venv];
    let made = await execute(python, args);
    if (made.code !== 0 && (await installPackages(['python3-venv']))) made = await execute(python, args);
    return made.code === 0 ? await withPip(join(venv, 'bin', 'python')) : made;
  } finally {
    rmSync(venv, { recursive: true, force: true });
  }
}

/**
 * Makes sure of uv: on PATH, named by IOPEER_UV, or in the cache.
 * @throws SetupFailure when there is no Python to install it with, or no connection.
 */
export async function ensureUv() {
  // As npm and pip do: a network that signs its own certificates has told the system about them, not uv.
  process.env.UV_SYSTEM_CERTS ||= '1';
  if (process.env.IOPEER_UV || findProgram('uv')) return;
  if (!isProgram(uvProgram())) {
    await withLock(cacheFolder('locks', 'uv'), async () => {
      if (isProgram(uvProgram())) return;
      if ((await ensurePrograms(['python'])).length > 0) throw missingPrograms(['python']);
      await step({ es: `Instalar uv ${VERSION}`, en: `Installing uv ${VERSION}` }, async () => {
        const draft = cacheFolder(`.uv-draft-${process.pid}`);
        mkdirSync(cacheFolder(), { recursive: true });
        const { code, output } = await install(findProgram('python3'), draft);
        if (code !== 0 || !isProgram(join(draft, 'bin', 'uv'))) {
          rmSync(draft, { recursive: true, force: true });
          throw new SetupFailure(
            {
              es: `No se pudo instalar uv: ${lastLine(output)}`,
              en: `uv could not be installed: ${lastLine(output)}`,
            },
            {
              es: 'Comprueba la conexión, o instálalo: en Debian, sudo apt-get install python3-venv y vuelve a intentarlo.',
              en: 'Check the connection, or install it: on Debian, sudo apt-get install python3-venv and try again.',
            },
          );
        }
        rmSync(cacheFolder('uv'), { recursive: true, force: true });
        renameSync(draft, cacheFolder('uv'));
      });
    });
  }
  // Whoever asks the shell for `uv` finds it too, the tests of generated projects among them.
  process.env.PATH = `${cacheFolder('uv', 'bin')}${delimiter}${process.env.PATH || ''}`;
}
