import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../db/roles.ts';
import { until } from '../testing/processes.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { isAlive } from './lock-file.ts';
import { reachableFolder } from './reach.ts';
import { getServerUser } from './system-user.ts';

let root: string;
let cluster: Cluster | null;

beforeEach(() => {
  // Not below a closed home: as root the server runs as another user, who must get there.
  root = mkdtempSync('/tmp/iopeer-cluster-');
  chmodSync(root, 0o755);
  cluster = null;
});
afterEach(async () => {
  await cluster?.stop();
  rmSync(root, { recursive: true, force: true });
});

const start = async () => {
  cluster = await startCluster(root, 'durable');
  return cluster;
};
const query = (sql: string) =>
  withClient(cluster?.superUrl ?? '', async (client) => (await client.query(sql)).rows);
const pidFile = () => join(root, 'pg', 'postmaster.pid');
const serverPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

describe('the embedded PostgreSQL', () => {
  it('keeps data and port over a stop and a start', async () => {
    const { port } = await start();
    await query('CREATE TABLE kept AS SELECT 7 AS seven');
    await cluster?.stop();
    expect(await start()).toMatchObject({ port, started: true });
    expect(await query('SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
  });

  it('recovers what was committed when everything was killed at once', async () => {
    await start();
    await query('CREATE TABLE kept AS SELECT 7 AS seven');
    const pid = serverPid();
    process.kill(pid, 'SIGKILL');
    await until('the server ended', () => !isAlive(pid));
    expect((await start()).started).toBe(true);
    expect(await query('SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
  });

  it('is taken over, not started twice, when it still runs', async () => {
    const first = await start();
    expect(await start()).toMatchObject({ port: first.port, started: false });
  });

  it('starts although a stale postmaster.pid names a process that is somebody else by now', async () => {
    await start();
    const [, ...rest] = readFileSync(pidFile(), 'utf8').split('\n');
    await cluster?.stop();
    writeFileSync(pidFile(), [process.pid, ...rest].join('\n'));
    expect((await start()).started).toBe(true);
  });

  it('takes another port when the remembered one is taken', async () => {
    const { port } = await start();
    await cluster?.stop();
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    try {
      expect((await start()).port).not.toBe(port);
      expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      squatter.close();
    }
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const { superUrl } = await start();
    const wrong = new URL(superUrl);
    wrong.password = 'guess';
    const client = new Client({ connectionString: wrong.toString() });
    await expect(client.connect()).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(root, 'postgres.json')).mode & 0o777).toBe(0o600);
  });

  it('starts in a folder closed to others too, and starts anew when that folder was deleted', async () => {
    chmodSync(root, 0o700);
    const folder = reachableFolder(join(root, 'pg'), getServerUser());
    await start();
    await query('CREATE TABLE old AS SELECT 1 AS one');
    expect(existsSync(folder)).toBe(true);
    rmSync(join(root, 'postgres.json'));
    await start();
    expect(await query(`SELECT to_regclass('public.old') AS old`)).toEqual([{ old: null }]);
    await cluster?.stop();
    for (const name of readdirSync(dirname(folder)).filter((name) => name.startsWith(basename(folder))))
      rmSync(join(dirname(folder), name), { recursive: true });
  });

  it('listens on this machine only and leaves no socket file', async () => {
    await start();
    const rows = await query(
      `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories', 'fsync') ORDER BY 1`,
    );
    expect(rows).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
  });
});
