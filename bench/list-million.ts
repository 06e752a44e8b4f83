import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { ensureEnvironment, environmentFolder } from '#pipeline/workspace/environment.ts';
import { findFreePort } from '#scripts/ports.ts';
import { removeCluster, startCluster } from '#scripts/postgres/cluster.ts';
import { until } from '#scripts/testing/processes.ts';
import { median, ROOT, report, timeIopeer } from './support/command-line.ts';

/**
 * A list of 50 rows out of 1,000,000, filtered and sorted, of a generated project on PostgreSQL, over HTTP and with the
 * project's cache of answers off. Prints the plan of every statement. `--rows 100000` makes it a quick look.
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, requests: { type: 'string', default: '60' } },
});
const [rows, requests] = [Number(values.rows), Number(values.requests)];
/** From the issue: 50 ms at the median. */
const BAR_MS = 50;
const WARM_UP = 5;
const START_TIMEOUT_MS = 60_000;

const SPEC = `# Help desk

### Customer
- name: string, required

### Ticket
- subject: string, required, max 140
- status: open | waiting | solved | closed (default open)
- total: money, required, min 0
- due on: date, required
- belongs to Customer (required)

## Options
- database: postgresql
- frontend: none
- auth: no
`;

const LISTS = {
  'a status, the newest first': 'status=open&sort=-created_at',
  'half of all, the newest first': 'status=closed&sort=-created_at',
  'a status, the dearest first': 'status=waiting&sort=-total',
  'a status, the next ones due': 'status=open&due_on__gte=2024-01-01&sort=due_on',
  'a customer’s, the newest first': 'customer_id=77&sort=-created_at',
  'a status, by subject': 'status=solved&sort=subject',
};

const folder = mkdtempSync(join(tmpdir(), 'iopeer-bench-'));
const cluster = await startCluster(folder, 'fast');
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  await cluster.stop();
  await removeCluster(folder);
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<boolean> {
  const python = await makeProject();
  const url = await createDatabase();
  const backend = join(folder, 'project', 'backend');
  const settings = { RATE_LIMIT_ENABLED: 'false', CACHE_SECONDS: '0', LOG_LEVEL: 'WARNING' };
  const env = { ...process.env, ...settings, DATABASE_URL: url };
  const call = (argv: string[]): string => {
    const { status, stdout, stderr } = spawnSync(python, argv, { cwd: backend, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`python ${argv.join(' ')} ended with ${status}:\n${stderr}`);
    return stdout;
  };
  call(['-m', 'app.cli', 'migrate']);
  const loading = performance.now();
  call([join(ROOT, 'bench/support/million_load.py'), url, String(rows)]);
  process.stdout.write(
    `${rows} rows loaded by COPY in ${((performance.now() - loading) / 1_000).toFixed(1)} s\n`,
  );
  const asked = Object.values(LISTS).map((query) => `limit=50&${query}`);
  const plans = call(['-c', readFileSync(join(ROOT, 'bench/support/million_plan.py'), 'utf8'), ...asked]);
  process.stdout.write(`\n${plans}`);
  const port = await findFreePort();
  const server = spawn(python, ['-m', 'uvicorn', 'app.main:app', '--port', String(port), '--no-access-log'], {
    cwd: backend,
    env,
    stdio: 'ignore',
  });
  try {
    await until('the project', () => isReady(port), START_TIMEOUT_MS);
    const met: boolean[] = [];
    for (const [name, query] of Object.entries(LISTS)) {
      const address = `http://127.0.0.1:${port}/api/v1/tickets?limit=50&${query}`;
      const page = await time(`${address}&count=false`);
      const counted = await time(address);
      const details = `median ${median(counted).toFixed(1)} ms; ${median(page).toFixed(1)} ms without a total`;
      met.push(report(name, median(counted), BAR_MS, details));
    }
    return met.every(Boolean) && !/Seq Scan on tickets/.test(plans);
  } finally {
    server.kill('SIGTERM');
  }
}

/** Generates the project and returns the Python of its environment. */
async function makeProject(): Promise<string> {
  const argv = ['generate', '-', '--no-verify', '--quiet', '--out', join(folder, 'project')];
  const made = timeIopeer(argv, { cwd: folder, input: SPEC });
  const requirements = readFileSync(join(folder, 'project/backend/requirements.txt'), 'utf8');
  if (made.exitCode === 2) throw new Error(made.stderr);
  const { environment } = await ensureEnvironment(requirements, { signal: AbortSignal.timeout(600_000) });
  return join(environmentFolder(environment.key), 'venv/bin/python');
}

async function createDatabase(): Promise<string> {
  const client = new Client({ connectionString: cluster.superUrl });
  await client.connect();
  await client.query('CREATE DATABASE bench');
  await client.end();
  return cluster.superUrl.replace(/\/postgres$/, '/bench');
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
  } catch {
    return false; // Not listening yet.
  }
}

/** Returns how long each request took, one after another, in milliseconds. */
async function time(url: string): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < WARM_UP + requests; number += 1) {
    const begin = performance.now();
    const response = await fetch(url);
    const body = (await response.json()) as { items: unknown[]; total: number };
    if (response.status !== 200 || body.items.length !== 50)
      throw new Error(`${url} answered ${response.status}`);
    if (number >= WARM_UP) times.push(performance.now() - begin);
  }
  return times;
}
