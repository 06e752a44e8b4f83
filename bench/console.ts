import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { openConsole } from '#lib/consoles/commands.ts';
import { MAX_SOCKETS_PER_USER } from '#lib/consoles/rules.ts';
import {
  CONSOLE_PATH,
  CONSOLE_PROTOCOL,
  serverMessageSchema,
  TICKET_PROTOCOL_PREFIX,
} from '#lib/consoles/schema.ts';
import { closeDatabase } from '#lib/db/client.ts';
import { inTeam } from '#lib/db/team.ts';
import { makeMembership, makeProject, makeRun, makeTeam, makeUser } from '#lib/db/testing.ts';
import { FeedWriter } from '#pipeline/workflows/feed-writer.ts';
import { DEFAULT_TIMES } from '#pipeline/workflows/worker-config.ts';
import { findFreePort } from '#scripts/ports.ts';
import { createTestDatabase } from '#scripts/testing/database.ts';

/**
 * From the moment a stage says a line to the moment a browser's socket has it: real worker's writer, real PostgreSQL,
 * gateway as a process of its own, one console a run. Everything shares this machine's processors.
 *
 *     eval "$(node scripts/db/dev.ts)"; node bench/console.ts [--runs 50] [--rate 20] [--seconds 10] [--json]
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
});
const runCount = Number(values.runs);
const linesPerSecond = Number(values.rate);
const seconds = Number(values.seconds);
/** The bar of the issue: event to browser. */
const BAR_P95_MS = 150;
/** Lines said before anything is measured, while code compiles and plans are made. */
const WARM_UP_S = 2;

const database = await createTestDatabase();
const port = await findFreePort();
Object.assign(process.env, {
  DATABASE_URL: database.app,
  SYSTEM_DATABASE_URL: database.system,
  GATEWAY_PORT: String(port),
  LOG_LEVEL: 'info',
});
const gateway = spawn(process.execPath, ['gateway/main.ts'], {
  env: process.env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
// However this process ends, its gateway ends with it.
process.once('exit', () => gateway.kill());
await once(gateway.stdout, 'data');

const team = await makeTeam();
const latenciesMs: number[] = [];
let isMeasuring = false;

/** One console: notes how old each line is when it arrives, and that none is missing. */
async function watch(runId: string, userId: string) {
  const user = { id: userId, name: 'Bench', email: 'bench@example.com', locale: 'en' };
  const { ticket } = await inTeam(team.id, (db) => openConsole({ db, team, user, role: 'owner' }, { runId }));
  const socket = new WebSocket(
    `ws://127.0.0.1:${port}${CONSOLE_PATH}`,
    [CONSOLE_PROTOCOL, `${TICKET_PROTOCOL_PREFIX}${ticket}`],
    { origin: 'http://localhost:3000' },
  );
  const seen = { count: 0, hasGap: false };
  socket.on('message', (data) => {
    const now = performance.now();
    const message = serverMessageSchema.parse(JSON.parse(String(data)));
    if (message.type !== 'logs') return;
    for (const row of message.rows) {
      seen.count++;
      if (row.seq !== seen.count) seen.hasGap = true;
      const saidAt = Number(row.text.split(' ')[0]);
      if (isMeasuring) latenciesMs.push(now - saidAt);
    }
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', afterLogSeq: 0, afterEventSeq: 0 }));
  return { socket, seen };
}

const writer = new FeedWriter({
  intervalMs: DEFAULT_TIMES.feedMs,
  signal: new AbortController().signal,
  onLost: (runId, _fence, cause) => {
    throw new Error(`lost ${runId}`, { cause });
  },
});

/** Says `linesPerSecond` lines a second in one run, at moments of its own. */
async function speak(runId: string): Promise<number> {
  const hold = { runId, teamId: team.id, executorId: 'bench', fence: 1 };
  writer.open(hold);
  const total = Math.round((WARM_UP_S + seconds) * linesPerSecond);
  const startMs = performance.now() + Math.random() * (1_000 / linesPerSecond);
  for (let seq = 1; seq <= total; seq++) {
    const waitMs = startMs + (seq * 1_000) / linesPerSecond - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const text = `${performance.now()} tests/test_ticket.py::test_list_filters PASSED\n`;
    writer.addLog(hold, { runId, seq, stage: 'test', iteration: 1, stream: 'stdout', text });
  }
  return total;
}

const project = await makeProject({ teamId: team.id });
const runIds: string[] = [];
for (let i = 0; i < runCount; i++) {
  const run = await makeRun({ teamId: team.id, projectId: project.id, state: 'running', fence: 1 });
  runIds.push(run.id);
}
const consoles: Awaited<ReturnType<typeof watch>>[] = [];
let watcherId = team.userId;
for (const [index, runId] of runIds.entries()) {
  if (index > 0 && index % MAX_SOCKETS_PER_USER === 0) {
    watcherId = (await makeUser()).id;
    await makeMembership({ teamId: team.id, userId: watcherId });
  }
  consoles.push(await watch(runId, watcherId));
}
const speaking = runIds.map(speak);
await sleep(WARM_UP_S * 1_000);
isMeasuring = true;
const total = (await Promise.all(speaking)).reduce((sum, lines) => sum + lines, 0);
await writer.flush();
const arrived = () => consoles.reduce((sum, { seen }) => sum + seen.count, 0);
for (let waits = 0; arrived() < total && waits < 100; waits++) await sleep(50);

latenciesMs.sort((a, b) => a - b);
const percentile = (share: number) => latenciesMs[Math.ceil(latenciesMs.length * share) - 1] ?? Number.NaN;
const result = {
  name: 'event to browser',
  runs: runCount,
  linesPerSecond,
  lines: total,
  missing: total - arrived(),
  outOfOrder: consoles.filter(({ seen }) => seen.hasGap).length,
  p50Ms: Math.round(percentile(0.5)),
  p95Ms: Math.round(percentile(0.95)),
  p99Ms: Math.round(percentile(0.99)),
  maxMs: Math.round(latenciesMs.at(-1) ?? Number.NaN),
  barP95Ms: BAR_P95_MS,
};
const holds = result.p95Ms <= BAR_P95_MS && result.missing === 0 && result.outOfOrder === 0;

for (const { socket } of consoles) socket.terminate();
gateway.kill('SIGTERM');
await once(gateway, 'exit');
await closeDatabase();
await database.drop();

if (values.json) console.log(JSON.stringify({ ...result, holds }));
else {
  console.log(
    `event to browser: p50 ${result.p50Ms} ms, p95 ${result.p95Ms} ms, p99 ${result.p99Ms} ms, max ${result.maxMs} ms ` +
      `(bar: p95 ${BAR_P95_MS} ms, ${holds ? 'held' : 'MISSED'}); ${runCount} runs × ${linesPerSecond} lines/s, ` +
      `${total} lines, ${result.missing} missing, ${result.outOfOrder} consoles out of order`,
  );
}
process.exitCode = holds ? 0 : 1;
