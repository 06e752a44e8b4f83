import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { removeCluster, startCluster } from '#scripts/postgres/cluster.ts';
import { median, ROOT, timeIopeer } from './support/command-line.ts';

/**
 * Requests per second of list, get and create: a generated application against one written by hand in a hundred lines,
 * with the same columns, checks and indexes, on one database, in one run. They take short turns, and each turn is
 * compared with the one beside it, so that what else the machine does falls on both. Bar: 0.8 of the hand-written one's at
 * the median. Both run one uvicorn process with the same settings and without access logs. The generated one runs as it
 * comes but for its limit of requests a minute, and for the cache of lists, which would answer without asking the
 * database; a last line shows what that gives. `--db postgresql` takes a PostgreSQL of its own instead of an SQLite file.
 */
const BAR = 0.8;
const ROUNDS = 20;
const ROUND_MS = 500;
const CONNECTIONS = 16;
const ROWS = 1_000;

const SPEC = `# Bench shop

## Entities

### Category
- name: string, required, unique

### Product
- name: string, required, max 140
- sku: string, required, unique
- description: text
- price: money, required, min 0
- stock: integer, min 0, default 0
- active: boolean, default true
- belongs to Category (required)

## Options
- database: sqlite
- frontend: none
- soft delete: no
`;

type Server = {
  name: string;
  port: number;
  process: ChildProcess;
  agent: Agent;
  ids: number[];
  category: number;
};
type Kind = 'list' | 'get' | 'create';

const folder = mkdtempSync(join(tmpdir(), 'iopeer-bench-'));
const { values } = parseArgs({ options: { db: { type: 'string', default: 'sqlite' } } });
const cluster = values.db === 'postgresql' ? await startCluster(folder, 'fast') : null;
const database =
  cluster?.superUrl.replace('postgresql:', 'postgresql+asyncpg:') ??
  `sqlite+aiosqlite:///${join(folder, 'bench.db')}`;
const servers: Server[] = [];
let serial = 0;
try {
  const out = join(folder, 'shop');
  const made = timeIopeer(['generate', '-', '--no-verify', '--json', '--out', out], {
    cwd: folder,
    input: SPEC,
  });
  if (made.exitCode !== 1) throw new Error(`generate ended with ${made.exitCode}: ${made.stderr}`);
  const lock = join(out, 'backend', 'requirements.txt');
  const hand = join(folder, 'hand');
  spawnSync('mkdir', ['-p', hand]);
  writeFileSync(join(hand, 'main.py'), readFileSync(join(ROOT, 'bench', 'support', 'minimal_app.py')));
  const quiet = {
    DATABASE_URL: database,
    RATE_LIMIT_ENABLED: 'false',
    LOG_LEVEL: 'WARNING',
    CACHE_SECONDS: '0',
  };
  const generated = await start('generated', 'app.main:app', join(out, 'backend'), lock, quiet);
  const written = await start('by hand', 'main:app', hand, lock, quiet);
  generated.category = Number(
    JSON.parse((await send(generated, 'POST', '/api/v1/categories', { name: 'Tools' })).body).id,
  );
  for (const server of servers)
    process.stdout.write(`  memory at rest, ${server.name}: ${memoryMb(server)} MB\n`);
  for (const server of [generated, written]) await fill(server);

  let met = true;
  for (const kind of ['list', 'get', 'create'] as const) {
    const rates = new Map<Server, number[]>(servers.map((server) => [server, []]));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const server of round % 2 === 0 ? servers : [...servers].reverse()) {
        const rate = await measure(server, kind);
        // The first round warms caches and connections.
        if (round > 0) rates.get(server)?.push(rate);
      }
    }
    const [ours, theirs] = [median(rates.get(generated) ?? []), median(rates.get(written) ?? [])];
    const beside = rates.get(written) ?? [];
    const ratio = median((rates.get(generated) ?? []).map((rate, turn) => rate / (beside[turn] ?? rate)));
    met = ratio >= BAR && met;
    process.stdout.write(
      `${ratio >= BAR ? '✓' : '✗'} ${kind}: ${ours.toFixed(0)} a second, by hand ${theirs.toFixed(0)}: ${ratio.toFixed(2)} at the median of ${ROUNDS} turns (bar ${BAR})\n`,
    );
  }
  for (const server of servers)
    process.stdout.write(`  memory after the run, ${server.name}: ${memoryMb(server)} MB\n`);
  const cached = await start('cached', 'app.main:app', join(out, 'backend'), lock, {
    ...quiet,
    CACHE_SECONDS: '60',
  });
  await measure(cached, 'list');
  process.stdout.write(`  list from the cache: ${(await measure(cached, 'list')).toFixed(0)} a second\n`);
  process.exitCode = met ? 0 : 1;
} finally {
  for (const server of servers) {
    server.agent.destroy();
    if (server.process.pid !== undefined) server.process.kill('SIGTERM');
  }
  if (cluster) {
    await Promise.all(servers.map((server) => ended(server.process)));
    await cluster.stop();
    await removeCluster(folder);
  }
  // The servers let go of their files a moment after they were told to stop.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Resolves when the process has ended. */
function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => process.once('exit', () => resolve()));
}

/** Returns a port nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts an application and waits until it answers; throws with what it printed when it ends instead. */
async function start(
  name: string,
  app: string,
  cwd: string,
  lock: string,
  env: Record<string, string>,
): Promise<Server> {
  const port = await freePort();
  const run = [
    'run',
    '-q',
    '--no-project',
    '--python',
    '3.11',
    '--with-requirements',
    lock,
    'python',
    '-m',
    'uvicorn',
  ];
  const child = spawn(
    'uv',
    // Connections stay open while the other one has its turn.
    [
      ...run,
      app,
      '--port',
      String(port),
      '--no-access-log',
      '--log-level',
      'warning',
      '--timeout-keep-alive',
      '60',
    ],
    {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (printed += String(part)));
  const server: Server = {
    name,
    port,
    process: child,
    agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
    ids: [],
    category: 1,
  };
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 1_200)
      throw new Error(`${name} does not start:\n${printed.slice(-3000)}`);
    const answer = await send(server, 'GET', '/api/v1/products?limit=1').catch(() => null);
    if (answer?.status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  servers.push(server);
  return server;
}

function send(
  server: Server,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers =
      text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const call = request(
      { host: '127.0.0.1', port: server.port, method, path, agent: server.agent, headers },
      (answer: IncomingMessage) => {
        let found = '';
        answer.setEncoding('utf8').on('data', (part) => (found += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: found }));
      },
    );
    call.once('error', reject).end(text);
  });
}

function product(server: Server): unknown {
  serial += 1;
  return {
    name: `Product number ${serial}`,
    sku: `sku-${process.pid}-${serial}`,
    description: 'A thing that people buy when they need one, in several colours.',
    price: '12.50',
    stock: serial % 100,
    active: true,
    category_id: server.category,
  };
}

async function create(server: Server): Promise<void> {
  const answer = await send(server, 'POST', '/api/v1/products', product(server));
  if (answer.status !== 201) throw new Error(`${server.name}: ${answer.status} ${answer.body}`);
  server.ids.push(Number(JSON.parse(answer.body).id));
}

async function fill(server: Server): Promise<void> {
  while (server.ids.length < ROWS)
    await Promise.all(Array.from({ length: CONNECTIONS }, () => create(server)));
}

async function read(server: Server, path: string): Promise<void> {
  const answer = await send(server, 'GET', path);
  if (answer.status !== 200) throw new Error(`${server.name}: ${answer.status} ${answer.body}`);
}

/** Returns the requests of one kind that an application answers in a second, over all connections. */
async function measure(server: Server, kind: Kind): Promise<number> {
  const startedAt = performance.now();
  let answered = 0;
  const one = (): Promise<void> => {
    if (kind === 'create') return create(server);
    if (kind === 'list') return read(server, '/api/v1/products?limit=50');
    return read(server, `/api/v1/products/${server.ids[answered % server.ids.length]}`);
  };
  const connection = async (): Promise<void> => {
    while (performance.now() - startedAt < ROUND_MS) {
      await one();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return (answered / (performance.now() - startedAt)) * 1_000;
}

/** Returns the memory an application's process takes: `uv` has it as its child. */
function memoryMb(server: Server): number {
  let pid = String(server.process.pid ?? 0);
  for (;;) {
    // Any thread of `uv` may have started it.
    const tasks = readdirSync(`/proc/${pid}/task`);
    const found = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim());
    const child = found.find((ids) => ids !== '')?.split(/\s+/)[0];
    if (child === undefined) break;
    pid = child;
  }
  return Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  );
}
