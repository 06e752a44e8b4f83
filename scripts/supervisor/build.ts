import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustExecute } from '../launcher/commands.mjs';
import { withLock } from '../launcher/lock.mjs';
import { cacheFolder, repositoryRoot } from '../launcher/places.mjs';
import { step } from '../launcher/progress.mjs';

/** Everything the pages are made of. The pipeline's and the scripts' code is not: it runs without a build. */
const FOLDERS = ['app', 'components', 'generator', 'lib', 'messages', 'prisma/schema', 'public'];
const ROOT_FILES =
  /^(instrumentation|next\.config|package-lock|postcss\.config|proxy|tsconfig)[\w-]*\.(ts|mjs|json)$/;
/** Data of the generator's tests, never bundled. */
const NOT_SOURCES = /generator\/(golden|skeleton)$|\.test\.tsx?$/;

function filesBelow(path: string): string[] {
  if (NOT_SOURCES.test(path) || !existsSync(join(repositoryRoot, path))) return [];
  const entries = readdirSync(join(repositoryRoot, path), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(below);
      return NOT_SOURCES.test(below) ? [] : [below];
    });
}

/** One hash over the content of all sources (some 40 ms for a thousand files). */
function hashSources(): string {
  const hash = createHash('sha256');
  const rootFiles = readdirSync(repositoryRoot)
    .filter((name) => ROOT_FILES.test(name))
    .sort();
  for (const file of [...FOLDERS.flatMap(filesBelow), ...rootFiles]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(repositoryRoot, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Builds the pages when a source changed since the last build. Returns whether it built. */
export async function ensureBuild(): Promise<boolean> {
  const distFolder = join(repositoryRoot, process.env.IOPEER_DIST_DIR || '.next');
  const stamp = join(distFolder, 'iopeer-sources');
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources();
  if (isFresh()) return false;
  // One lock a build folder: two data folders may share the checkout.
  const lock = createHash('sha256').update(distFolder).digest('hex').slice(0, 16);
  return withLock(cacheFolder('locks', `build-${lock}`), async () => {
    if (isFresh()) return false;
    const hash = hashSources();
    await step({ es: 'Construir las páginas', en: 'Building the pages' }, () =>
      mustExecute(process.execPath, [join(repositoryRoot, 'node_modules/next/dist/bin/next'), 'build'], {
        env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', IOPEER_SKIP_TYPES: '1' },
        cure: {
          es: 'Corrige lo que dice arriba y vuelve a arrancar.',
          en: 'Correct what is told above and start again.',
        },
      }),
    );
    writeFileSync(stamp, hash);
    return true;
  });
}
