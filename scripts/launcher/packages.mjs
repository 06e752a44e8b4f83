import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustExecute } from './commands.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, repositoryRoot } from './places.mjs';
import { step } from './progress.mjs';

const at = (...parts) => join(repositoryRoot, ...parts);
const hashOf = (...contents) => {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content).update('\0');
  return hash.digest('hex');
};
/** One lock a checkout, outside node_modules, which `npm ci` removes. */
const lockFile = () => cacheFolder('locks', `packages-${hashOf(repositoryRoot).slice(0, 16)}`);

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/**
 * Compares the lock with npm's own record of what it installed. So a developer's `npm install` counts as done, and
 * packages of other platforms (optional, not installed here) are no reason to install again.
 */
function isInstalled(lock) {
  const record = readIfThere(at('node_modules', '.package-lock.json'));
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) => {
    if (path === '') return true;
    return installed[path] ? installed[path].version === wanted.version : Boolean(wanted.optional);
  });
}

/** Runs `npm ci` when node_modules is missing or is not what package-lock.json says. */
export async function ensurePackages() {
  const stamp = at('node_modules', '.iopeer-packages');
  const lock = readFileSync(at('package-lock.json'), 'utf8');
  const wanted = `${hashOf(lock)} ${process.platform} ${process.arch}`;
  if (readIfThere(stamp) === wanted) return;
  await withLock(lockFile(), async () => {
    if (readIfThere(stamp) === wanted) return;
    if (!isInstalled(lock)) {
      await step({ es: 'Instalar los paquetes de npm', en: 'Installing the npm packages' }, () =>
        // Install scripts of packages run on nobody's machine: the two that matter are steps of ours.
        mustExecute('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
          cure: {
            es: 'Comprueba la conexión y el espacio en disco, y vuelve a intentarlo.',
            en: 'Check the connection and the disk space, and try again.',
          },
        }),
      );
    }
    writeFileSync(stamp, wanted);
  });
}

/** Generates the database client when prisma/schema or Prisma itself changed. Prisma's own engines are not needed. */
export async function ensureDatabaseClient() {
  const stamp = at('lib', 'db', 'generated', '.stamp');
  const wanted = () => {
    const files = readdirSync(at('prisma', 'schema')).sort();
    const { version } = JSON.parse(readFileSync(at('node_modules', 'prisma', 'package.json'), 'utf8'));
    return hashOf(version, ...files.map((name) => readFileSync(at('prisma', 'schema', name), 'utf8')));
  };
  if (readIfThere(stamp) === wanted()) return;
  await withLock(lockFile(), async () => {
    if (readIfThere(stamp) === wanted()) return;
    await step({ es: 'Generar el acceso a la base de datos', en: 'Generating the database client' }, () =>
      mustExecute(process.execPath, [at('node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
        // Without a path here it would download an engine that `generate` never runs.
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          CHECKPOINT_DISABLE: '1',
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
        cure: { es: 'Corrige prisma/schema como dice arriba.', en: 'Correct prisma/schema as told above.' },
      }),
    );
    writeFileSync(stamp, wanted());
  });
}
