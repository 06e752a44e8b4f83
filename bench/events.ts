import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { closeDatabase } from '#lib/db/client.ts';
import { asSystem } from '#lib/db/system.ts';
import { inTeam } from '#lib/db/team.ts';
import { makeProject, makeSpecVersion, makeTeam } from '#lib/db/testing.ts';
import { newId } from '#lib/ids.ts';
import { listLogAfter } from '#lib/run-feed/queries.ts';
import { readNotice } from '#lib/run-feed/rules.ts';
import { FEED_CHANNEL } from '#lib/run-feed/schema.ts';
import { FeedWriter } from '#pipeline/workflows/feed-writer.ts';
import { DEFAULT_TIMES } from '#pipeline/workflows/worker-config.ts';
import { createTestDatabase } from '#scripts/testing/database.ts';

/**
 * How old a console line is when a reader has it: written by a worker's feed writer, announced by PostgreSQL, fetched by
 * seq through the team door. The gateway's share comes on top (bench/console.ts).
 *
 *     eval "$(node scripts/db/dev.ts)"; node bench/events.ts [--runs 100] [--rate 10] [--seconds 10] [--readers 20]
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    rate: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '10' },
    readers: { type: 'string', default: '20' },
  },
});
const [runCount, rate, seconds, readerCount] = [values.runs, values.rate, values.seconds, values.readers].map(
  Number,
) as [number, number, number, number];
/** Two thirds of what the issue allows from event to browser (p95 150 ms); the rest is the gateway’s and the network’s. */
const BAR_P95_MS = 75;
const WARM_UP_S = 2;

const database = await createTestDatabase();
Object.assign(process.env, {
  DATABASE_URL: database.app,
  SYSTEM_DATABASE_URL: database.system,
  LOG_LEVEL: 'fatal',
});
const team = await makeTeam();
const project = await makeProject({ teamId: team.id });
const specVersion = await makeSpecVersion({ teamId: team.id, projectId: project.id });
const runIds = Array.from({ length: runCount }, () => newId('run'));
await asSystem('test', (db) =>
  db.run.createMany({
    data: runIds.map((id, index) => ({
      id,
      teamId: team.id,
      projectId: project.id,
      specVersionId: specVersion.id,
      number: index + 1,
      state: 'running',
      createdById: team.userId,
    })),
  }),
);

const writer = new FeedWriter({
  intervalMs: DEFAULT_TIMES.feedMs,
  signal: new AbortController().signal,
  onLost: (runId) => {
    throw new Error(`run ${runId} was lost`);
  },
});
const latenciesMs: number[] = [];
let isMeasuring = false;
let read = 0;

/** Readers follow the first runs; the others only make the writer busy. */
const seen = new Map(runIds.slice(0, readerCount).map((runId) => [runId, 0]));
const fetching = new Set<string>();
async function fetchNews(runId: string): Promise<void> {
  if (fetching.has(runId)) return;
  fetching.add(runId);
  const rows = await inTeam(team.id, (db) => listLogAfter(db, runId, seen.get(runId) ?? 0));
  const now = performance.now();
  fetching.delete(runId);
  for (const row of rows) {
    if (row.seq !== (seen.get(runId) ?? 0) + 1)
      throw new Error(`run ${runId}: line ${row.seq} came out of turn`);
    seen.set(runId, row.seq);
    read++;
    if (isMeasuring) latenciesMs.push(now - Number(row.text));
  }
  if (rows.length > 0) await fetchNews(runId);
}

const listener = new Client({ connectionString: database.system });
await listener.connect();
await listener.query(`LISTEN ${FEED_CHANNEL}`);
listener.on('notification', ({ payload }) => {
  for (const runId of readNotice(payload ?? '')?.logs ?? []) if (seen.has(runId)) void fetchNews(runId);
});

const seqs = new Map<string, number>();
const holds = runIds.map((runId) => ({ teamId: team.id, runId, executorId: 'bench', fence: 0 }));
for (const hold of holds) writer.open(hold);
const say = (hold: (typeof holds)[number]) => {
  const seq = (seqs.get(hold.runId) ?? 0) + 1;
  seqs.set(hold.runId, seq);
  const text = String(performance.now());
  writer.addLog(hold, { runId: hold.runId, seq, stage: 'test', iteration: 1, stream: 'stdout', text });
};
/** Each run speaks at its own moment of the interval, as real ones do. */
const startedAt = performance.now();
for (let tick = 0; tick < (WARM_UP_S + seconds) * rate; tick++) {
  isMeasuring = tick >= WARM_UP_S * rate;
  for (const [index, hold] of holds.entries()) {
    if (index % Math.ceil(holds.length / 10) === 0) {
      const due = startedAt + ((tick + index / holds.length) * 1_000) / rate;
      await sleep(Math.max(0, due - performance.now()));
    }
    say(hold);
  }
}
await writer.flush();
const said = readerCount * (WARM_UP_S + seconds) * rate;
while (read < Math.min(readerCount, runCount) * (WARM_UP_S + seconds) * rate) await sleep(20);

latenciesMs.sort((a, b) => a - b);
const quantile = (part: number) =>
  Math.round(latenciesMs[Math.floor((latenciesMs.length - 1) * part)] ?? Number.NaN);
console.log(
  `${runCount} runs × ${rate} lines/s, ${Math.min(readerCount, runCount)} followed, ${said} lines read: ` +
    `p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms (bar ${BAR_P95_MS} ms), p99 ${quantile(0.99)} ms`,
);
await listener.end();
await closeDatabase();
await database.drop();
process.exit(quantile(0.95) <= BAR_P95_MS ? 0 : 1);
