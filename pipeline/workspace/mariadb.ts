import { access } from 'node:fs/promises';
import type { DatabaseServer } from './database-server.ts';
import { runOnHost } from './host-command.ts';
import { serverTemplate } from './server-template.ts';

const SERVER = '/usr/sbin/mariadbd';
const SQL = '/usr/share/mysql';
const OPTIONS = '--no-defaults --datadir=/tmp/mariadb --socket=/tmp/mariadb.sock --pid-file=/tmp/mariadb.pid';
/** Data worth nothing after the check: no syncing; text and order as the generated project sets them. */
const SETTINGS = [
  '--bind-address=127.0.0.1',
  '--port=3306',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-buffer-pool-size=64M',
  '--skip-log-bin',
  '--performance-schema=OFF',
  '--character-set-server=utf8mb4',
  '--default-time-zone=+00:00',
].join(' ');

/** The machine's own MariaDB, standing for MySQL; null where it is not installed (on Debian: apt-get install mariadb-server-core). */
export async function findMariadb(
  databases: readonly string[],
  signal: AbortSignal,
): Promise<DatabaseServer | null> {
  try {
    await Promise.all([access(SERVER), access(`${SQL}/mysql_system_tables.sql`)]);
  } catch {
    return null;
  }
  const version = /\d+\.\d+\.\d+/.exec((await runOnHost([SERVER, '--version'])).stdout)?.[0] ?? 'unknown';
  const template = await serverTemplate(`mariadb-${version}-2`, templateScript(databases), [], signal);
  return {
    database: 'mysql',
    label: `MariaDB ${version}`,
    mounts: [{ name: 'mariadb-data', source: template }],
    script: START,
    port: 3306,
  };
}

/** mariadb-install-db does the same, but needs the client's programs as well. */
const SYSTEM_TABLES = [
  'mysql_system_tables',
  'mysql_performance_tables',
  'mysql_system_tables_data',
  'maria_add_gis_sp_bootstrap',
];

function templateScript(databases: readonly string[]): string {
  const before = [
    'CREATE DATABASE IF NOT EXISTS mysql;',
    'CREATE DATABASE IF NOT EXISTS sys;',
    'USE mysql;',
    'SET @auth_root_socket=NULL;',
  ];
  const after = [
    ...databases.map((name) => `CREATE DATABASE ${name} CHARACTER SET utf8mb4;`),
    // A server that bootstraps reads no privileges until told to.
    'FLUSH PRIVILEGES;',
    ...['localhost', '127.0.0.1'].flatMap((host) => [
      `CREATE USER app@'${host}' IDENTIFIED BY 'app';`,
      `GRANT ALL ON *.* TO app@'${host}';`,
    ]),
  ];
  const echo = (lines: string[]) => `printf '%s\\n' ${lines.map((line) => `"${line}"`).join(' ')}`;
  const files = SYSTEM_TABLES.map((name) => `${SQL}/${name}.sql`).join(' ');
  return [
    'mkdir /work/data',
    `{ ${echo(before)}; cat ${files}; ${echo(after)}; } > /tmp/bootstrap.sql`,
    `${SERVER} --no-defaults --datadir=/work/data --bootstrap --innodb-log-file-size=8M --skip-log-bin < /tmp/bootstrap.sql > /tmp/log 2>&1 ||`,
    '{ cat /tmp/log; exit 1; }',
  ].join('\n');
}

const START = [
  'cp -r {mariadb-data} /tmp/mariadb',
  `${SERVER} ${OPTIONS} ${SETTINGS} > /tmp/mariadb.log 2>&1 &`,
  'waited=0',
  "until grep -q 'ready for connections' /tmp/mariadb.log; do",
  '  waited=$((waited+1))',
  '  [ $waited -gt 1200 ] && { cat /tmp/mariadb.log >&2; exit 97; }',
  '  kill -0 $! 2>/dev/null || { cat /tmp/mariadb.log >&2; exit 97; }',
  '  sleep 0.05',
  'done',
].join('\n');
