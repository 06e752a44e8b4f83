import { beforeEach, describe, expect, it } from 'vitest';
import { listArtifacts } from '../artifacts/queries.ts';
import { asSystem, type SystemDb } from '../db/system.ts';
import { inTeam, type TeamDb } from '../db/team.ts';
import { makeTeamWithRun } from '../db/testing.ts';
import { beginEffect, completeEffect } from '../effects/commands.ts';
import { claimRun } from '../engine/claims.ts';
import { appendFeed } from '../engine/feed.ts';
import { dropLease, openHeartbeat, takeLease } from '../engine/leases.ts';
import { listEventsAfter, listLogAfter } from '../run-feed/queries.ts';
import { finishRun, finishStage, lockHeldRun, pauseHeldRun, releaseRun, startStage } from './commands.ts';
import { listFinishedStages } from './queries.ts';
import { type Hold, HoldLost, type StageRecord } from './schema.ts';

const CODE: StageRecord = {
  stage: 'code',
  iteration: 1,
  status: 'passed',
  output: { stage: 'code', fileCount: 1, manifestHash: 'x' },
  findings: [],
  manifestHash: null,
};
const COST = { tokens: { input: 1, output: 2 }, costUsdMicros: 3, durationMs: 4 };

let workers = 0;
async function makeWorker(): Promise<string> {
  const executorId = `fence-test-${++workers}`;
  await takeLease({ executorId, hostname: 'h', pid: 1, sandbox: 'bubblewrap', refusal: null });
  return executorId;
}

async function take(executorId: string, runId: string): Promise<Hold> {
  const claim = await claimRun(executorId, runId, 'bubblewrap');
  if (claim.kind !== 'claimed') throw new Error(`not claimed: ${claim.kind}`);
  return claim.hold;
}

async function makeQueuedRun() {
  const { team, run } = await makeTeamWithRun();
  await asSystem('test', (db) => db.run.update({ where: { id: run.id }, data: { state: 'queued' } }));
  return { teamId: team.id, runId: run.id };
}

/** All that a run's tables hold, for comparing before and after. */
function snapshot(teamId: string) {
  return inTeam(teamId, async (db) => ({
    runs: await db.run.findMany(),
    stages: await db.runStage.findMany(),
    events: await db.runEvent.findMany({ orderBy: { seq: 'asc' } }),
    logs: await db.runLog.findMany({ orderBy: { seq: 'asc' } }),
    effects: await db.effect.findMany(),
    artifacts: await db.artifact.findMany(),
  }));
}

describe('a worker whose run was taken over', () => {
  let stale: Hold;
  let current: Hold;
  let run: { teamId: string; runId: string };

  beforeEach(async () => {
    run = await makeQueuedRun();
    stale = await take(await makeWorker(), run.runId);
    await inTeam(run.teamId, (db) => startStage(db, stale, 'code', 1, 2));
    current = await take(await makeWorker(), run.runId);
  });

  const writes: [what: string, write: (db: TeamDb, hold: Hold) => Promise<unknown>][] = [
    ['begin a stage', (db, hold) => startStage(db, hold, 'install', 1, 9)],
    ['finish a stage', (db, hold) => finishStage(db, hold, { record: CODE, ...COST, seq: 9 })],
    ['finish the run', (db, hold) => finishRun(db, hold, { state: 'verified' }, 9)],
    ['pause the run', (db, hold) => pauseHeldRun(db, hold)],
    ['give the run back', (db, hold) => releaseRun(db, hold)],
    [
      'begin an effect',
      (db, hold) => beginEffect(db, hold, { stage: 'package', iteration: 1, name: 'commit' }),
    ],
    ['complete an effect', (db, hold) => completeEffect(db, hold, 'eff_x', null)],
  ];
  it.each(writes)('cannot %s', async (_what, write) => {
    const before = await snapshot(run.teamId);
    await expect(inTeam(run.teamId, (db) => write(db, stale))).rejects.toThrow(HoldLost);
    expect(await snapshot(run.teamId)).toEqual(before);
  });

  it('cannot say anything, while another run in the same batch can', async () => {
    const other = await makeQueuedRun();
    const held = await take(stale.executorId, other.runId);
    const row = (runId: string) =>
      ({ runId, seq: 1, stage: 'code', iteration: 1, stream: 'stdout', text: 'x' }) as const;
    const before = await snapshot(run.teamId);
    const written = await appendFeed({
      fences: new Map([
        [run.runId, stale.fence],
        [other.runId, held.fence],
      ]),
      logs: [row(run.runId), row(other.runId)],
      events: [{ runId: run.runId, seq: 9, event: { type: 'run.queued' } }],
    });
    expect(written).toEqual(new Set([other.runId]));
    expect(await snapshot(run.teamId)).toEqual(before);
    expect(await inTeam(other.teamId, (db) => listLogAfter(db, other.runId, 0))).toHaveLength(1);
  });

  it('waits for a take-over that is under way, and is then refused', async () => {
    let stolen: Promise<unknown> = Promise.resolve();
    await asSystem('test', async (db) => {
      await db.$executeRaw`UPDATE run SET fence = fence + 1 WHERE id = ${run.runId}`;
      stolen = appendFeed({
        fences: new Map([[run.runId, current.fence]]),
        logs: [{ runId: run.runId, seq: 1, stage: 'code', iteration: 1, stream: 'stdout', text: 'late' }],
        events: [],
      });
      // The batch is at the row's lock before this transaction ends.
      await untilWaiting(db);
    });
    expect(await stolen).toEqual(new Set());
    expect((await snapshot(run.teamId)).logs).toEqual([]);
  });

  it('does not disturb the one that took over', async () => {
    await inTeam(run.teamId, (db) => startStage(db, current, 'code', 1, 4));
    await inTeam(run.teamId, (db) => finishStage(db, current, { record: CODE, ...COST, seq: 5 }));
    await inTeam(run.teamId, (db) => finishRun(db, current, { state: 'verified' }, 6));
    const events = await inTeam(run.teamId, (db) => listEventsAfter(db, run.runId, 0));
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

async function untilWaiting(db: SystemDb): Promise<void> {
  for (;;) {
    // Within a transaction the server's activity is a picture taken once, unless it is put away.
    await db.$executeRaw`SELECT pg_stat_clear_snapshot()`;
    const waiting = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%run_log%'`;
    if (waiting.length > 0) return;
  }
}

describe('a write whose answer was lost', () => {
  it('can be repeated: a stage, its cost and its event count once', async () => {
    const run = await makeQueuedRun();
    const hold = await take(await makeWorker(), run.runId);
    for (let times = 0; times < 2; times++)
      await inTeam(run.teamId, (db) => startStage(db, hold, 'code', 1, 2));
    for (let times = 0; times < 2; times++) {
      await inTeam(run.teamId, (db) => finishStage(db, hold, { record: CODE, ...COST, seq: 3 }));
    }
    for (let times = 0; times < 2; times++) {
      await inTeam(run.teamId, (db) => finishRun(db, hold, { state: 'failed', reason: 'internal' }, 4));
    }
    const { runs, events } = await snapshot(run.teamId);
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'run.started'],
      [2, 'stage.started'],
      [3, 'stage.finished'],
      [4, 'run.finished'],
    ]);
    expect(runs[0]).toMatchObject({ state: 'failed', tokensInput: 1, tokensOutput: 2, costUsdMicros: 3n });
    expect(await inTeam(run.teamId, (db) => listFinishedStages(db, run.runId))).toEqual([CODE]);
  });

  it('of the console is skipped where it had been stored', async () => {
    const run = await makeQueuedRun();
    const { fence } = await take(await makeWorker(), run.runId);
    const line = (seq: number) =>
      ({
        runId: run.runId,
        seq,
        stage: 'code',
        iteration: 1,
        stream: 'stdout',
        text: `line ${seq}`,
      }) as const;
    const fences = new Map([[run.runId, fence]]);
    await appendFeed({ fences, logs: [line(1), line(2)], events: [] });
    await appendFeed({ fences, logs: [line(1), line(2), line(3)], events: [] });
    const lines = await inTeam(run.teamId, (db) => listLogAfter(db, run.runId, 0));
    expect(lines.map(({ text }) => text)).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('of an effect finds it done, with its result', async () => {
    const run = await makeQueuedRun();
    const hold = await take(await makeWorker(), run.runId);
    const key = { stage: 'package', iteration: 1, name: 'commit' } as const;
    const begin = () => inTeam(run.teamId, (db) => beginEffect(db, hold, key));
    const first = await begin();
    const again = await begin();
    expect(again).toEqual(first);
    const idempotencyKey = first.kind === 'intent' ? first.idempotencyKey : '';
    await inTeam(run.teamId, (db) => completeEffect(db, hold, idempotencyKey, { commit: 'abc' }));
    expect(await begin()).toEqual({ kind: 'done', result: { commit: 'abc' } });
  });
});

describe('taking a run', () => {
  it('needs a lease that stands', async () => {
    const run = await makeQueuedRun();
    const executorId = await makeWorker();
    const heartbeat = openHeartbeat(executorId);
    expect(await heartbeat.renew()).toBe(true);
    await dropLease(executorId);
    expect(await claimRun(executorId, run.runId, 'bubblewrap')).toEqual({ kind: 'no-lease' });
    expect(await heartbeat.renew()).toBe(false);
    await heartbeat.close();
  });

  it.each(['draft', 'paused', 'cancelled', 'verified'])('leaves one in state %s alone', async (state) => {
    const run = await makeQueuedRun();
    await asSystem('test', (db) => db.run.update({ where: { id: run.runId }, data: { state } }));
    expect(await claimRun(await makeWorker(), run.runId, 'bubblewrap')).toEqual({
      kind: 'not-runnable',
      state,
    });
  });

  it('by two workers at once gives each a fence of its own, and only the later may write', async () => {
    const run = await makeQueuedRun();
    const holds = await Promise.all(
      Array.from({ length: 8 }, async () => take(await makeWorker(), run.runId)),
    );
    expect(new Set(holds.map(({ fence }) => fence)).size).toBe(8);
    const results = await Promise.allSettled(
      holds.map((hold) => inTeam(run.teamId, (db) => lockHeldRun(db, hold))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

it('what a frozen process has locked is let go before its lease runs out', async () => {
  const { team } = await makeTeamWithRun();
  const show = (db: { $queryRaw: TeamDb['$queryRaw'] }) =>
    db.$queryRaw`SHOW idle_in_transaction_session_timeout`;
  const timeouts = [await asSystem('test', show), await inTeam(team.id, show)];
  expect(timeouts.flat()).toEqual(Array(2).fill({ idle_in_transaction_session_timeout: '10s' }));
});

it('a second team sees nothing of a run: stages, events, console, artifacts', async () => {
  const run = await makeQueuedRun();
  const hold = await take(await makeWorker(), run.runId);
  await inTeam(run.teamId, (db) => startStage(db, hold, 'code', 1, 2));
  await inTeam(run.teamId, (db) => finishStage(db, hold, { record: CODE, ...COST, seq: 3 }));
  const { team } = await makeTeamWithRun();
  await inTeam(team.id, async (db) => {
    expect(await listFinishedStages(db, run.runId)).toEqual([]);
    expect(await listEventsAfter(db, run.runId, 0)).toEqual([]);
    expect(await listLogAfter(db, run.runId, 0)).toEqual([]);
    expect(await listArtifacts(db, run.runId)).toEqual([]);
    await expect(lockHeldRun(db, hold)).rejects.toThrow(HoldLost);
  });
});
