import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { getProjectFile, getRunZip } from '#lib/artifacts/queries.ts';
import { asSystem } from '#lib/db/system.ts';
import { inTeam } from '#lib/db/team.ts';
import { runEngine } from '#lib/engine/dbos-client.ts';
import { describeWorkers } from '#lib/engine/leases.ts';
import { listEventsAfter, listLogAfter } from '#lib/run-feed/queries.ts';
import { startRun } from '#lib/runs/commands.ts';
import { isFinalRunState } from '#lib/runs/rules.ts';
import { type Member, Rig, type WorkerProcess } from './testing/rig.ts';
import type { Script } from './testing/scripted-stages.ts';

const rig = new Rig(process.env);
beforeAll(() => rig.open());
afterEach(() => rig.endWorkers());
afterAll(() => rig.close());

type Started = { member: Member; projectId: string; id: string; failingRounds: number };

async function start(script: Script, member?: Member): Promise<Started> {
  const who = member ?? (await rig.makeMember());
  const projectId = await rig.makeScriptedProject(who, script);
  const { id } = await rig.as(who, (context) => startRun(context, { projectId, parts: 'backend' }));
  return { member: who, projectId, id, failingRounds: script.failingRounds ?? 0 };
}
const ended = ({ state }: { state: Parameters<typeof isFinalRunState>[0] }) => isFinalRunState(state);
const isTesting = ({ stages }: { stages: { stage: string; status: string }[] }) =>
  stages.some(({ stage, status }) => stage === 'test' && status === 'running');

/** How a worker ends whose lease was believed to have run out. */
const ABANDONED = 75;

/** A small generator of repeatable randomness (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Everything that must be so of a run that is done, whatever happened to its workers. */
async function expectDoneOnce({ member, id, failingRounds }: Started): Promise<void> {
  const run = await rig.untilRun(member, id, ended, 90_000);
  expect(run.state, id).toBe('verified');
  await inTeam(member.team.id, async (db) => {
    const events = await listEventsAfter(db, id, 0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
    expect(events.filter(({ event }) => event.type === 'run.finished')).toHaveLength(1);
    const finished = events.flatMap(({ event }) =>
      event.type === 'stage.finished' ? [`${event.stage}:${event.iteration}`] : [],
    );
    const rounds = Array.from({ length: failingRounds }, (_, index) => [
      `test:${index + 1}`,
      `fix:${index + 1}`,
    ]).flat();
    expect(finished).toEqual([
      'plan:1',
      'code:1',
      'install:1',
      ...rounds,
      `test:${failingRounds + 1}`,
      'package:1',
    ]);
    const lines = await listLogAfter(db, id, 0);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_line, index) => index + 1));
    // Costs are added once a stage, however often it was begun.
    expect(run.costUsdMicros).toBe(3 * finished.length);
    const content = new TextDecoder().decode((await getProjectFile(db, id, 'app/main.py')).bytes);
    expect(content).toBe(
      Array.from({ length: failingRounds + 1 }, (_, index) => `round ${index}\n`).join(''),
    );
    expect((await getRunZip(db, id)).size).toBe(`zip of ${content}`.length);
    const effects = await db.effect.findMany({ where: { runId: id }, orderBy: { name: 'asc' } });
    expect(effects.map(({ name, doneAt }) => [name, doneAt !== null])).toEqual([
      ['artifacts', true],
      ['commit', true],
    ]);
  });
}

test('kill -9 at twenty random moments over forty runs: all finish, none twice', async () => {
  const random = seeded(20_261_121);
  const config = { workerRuns: 5, teamRuns: 4 };
  const members = await Promise.all(Array.from({ length: 4 }, () => rig.makeMember()));
  const workers = await Promise.all([rig.startWorker(config), rig.startWorker(config)]);
  const runs = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      start(
        {
          failingRounds: Math.floor(random() * 3),
          stageMs: {
            plan: 20,
            code: random() * 100,
            install: random() * 200,
            test: random() * 300,
            package: random() * 150,
          },
          lines: 10,
        },
        members[index % 4],
      ),
    ),
  );
  let takenOver = 0;
  /** One place of a worker: whoever works there is killed at a random moment, ten times, and replaced. */
  const lane = async (index: number) => {
    for (let kills = 0; kills < 10; ) {
      const worker = workers[index] as WorkerProcess;
      // Long enough for some reaper to finish a pass, short enough for runs to be in the middle of theirs.
      await sleep(200 + random() * 900);
      takenOver += await asSystem('test', (db) =>
        db.run.count({ where: { workerId: worker.executorId, state: 'running' } }),
      );
      worker.signal('SIGKILL');
      const code = await worker.exited;
      // On a busy machine it may have missed its lease and ended by itself a moment before: that is no kill.
      if (code === null) kills++;
      else expect(code).toBe(ABANDONED);
      workers[index] = await rig.startWorker(config);
    }
  };
  await Promise.all([lane(0), lane(1)]);
  // From here on the workers are left alone; on a busy machine one may still miss its lease and make place for another.
  const stopSupervising = rig.supervise(workers, config);
  for (const run of runs) await expectDoneOnce(run);
  // Had no worker held a run when it was killed, nothing would have been proved.
  expect(takenOver).toBeGreaterThan(10);
  for (const run of runs) expect(await rig.listCommittedRuns(run.projectId)).toEqual([run.id]);
  expect(await stopSupervising()).toEqual([]);
  const engine = await runEngine();
  const seen = await engine.inspect(runs.map(({ id }) => id));
  expect(new Set(seen.map(({ status }) => status))).toEqual(new Set(['succeeded']));
  await stopAll(workers);
});

test('a worker that was frozen and thaws after its run was taken over writes nothing, and ends', async () => {
  const frozen = await rig.startWorker();
  const run = await start({ stageMs: { test: 4_000 }, lines: 400 });
  await rig.untilRun(run.member, run.id, isTesting);
  frozen.signal('SIGSTOP');
  const other = await rig.startWorker();
  await expectDoneOnce(run);
  const look = () =>
    inTeam(run.member.team.id, async (db) => [
      await db.run.findMany(),
      await db.runStage.findMany({ orderBy: { id: 'asc' } }),
      await db.runEvent.findMany({ orderBy: { seq: 'asc' } }),
      await db.runLog.findMany({ orderBy: { seq: 'asc' } }),
      await db.artifact.findMany({ orderBy: { id: 'asc' } }),
      await db.effect.findMany({ orderBy: { id: 'asc' } }),
    ]);
  const before = await look();
  frozen.signal('SIGCONT');
  expect(await frozen.exited).toBe(ABANDONED);
  expect(await look()).toEqual(before);
  await stopAll([other]);
});

test('a worker that died on the same machine is noticed without waiting for its lease', async () => {
  const config = { machine: 'one', leaseMs: 600_000 };
  const worker = await rig.startWorker(config);
  const run = await start({ failingRounds: 1, slowOnce: { stage: 'test', ms: 60_000 } });
  await rig.untilBegun(run.id, 'test:1');
  worker.signal('SIGKILL');
  await worker.exited;
  const next = await rig.startWorker(config);
  await expectDoneOnce(run);
  await stopAll([next]);
});

test('a worker told to stop gives its run to another within seconds, finished stages and all', async () => {
  const leaving = await rig.startWorker();
  const run = await start({ failingRounds: 1, slowOnce: { stage: 'install', ms: 60_000 } });
  await rig.untilBegun(run.id, 'install:1');
  const other = await rig.startWorker();
  const toldAt = Date.now();
  leaving.signal('SIGTERM');
  expect(await leaving.exited).toBe(0);
  expect(Date.now() - toldAt).toBeLessThan(10_000);
  await expectDoneOnce(run);
  expect(await rig.attemptsOf(run.id)).toEqual([
    'plan:1',
    'code:1',
    'install:1',
    'install:1',
    'test:1',
    'fix:1',
    'test:2',
    'package:1',
  ]);
  expect((await describeWorkers()).taking).toBe(1);
  await stopAll([other]);
  expect(await describeWorkers()).toEqual({ taking: 0, refusals: [] });
});

describe('a database that stops in the middle of a run', () => {
  test('and is soon back loses nothing, and the same worker goes on', async () => {
    const worker = await rig.startWorker({ leaseMs: 30_000 });
    const runs = [
      await start({ failingRounds: 1, stageMs: { test: 1_500 }, lines: 150 }),
      await start({ stageMs: { install: 2_000 } }),
    ];
    const [first] = runs;
    if (first) await rig.untilRun(first.member, first.id, isTesting);
    await rig.stopDatabase();
    await sleep(500);
    await rig.startDatabase();
    for (const run of runs) await expectDoneOnce(run);
    // Nothing was begun twice: the stages went on while the database was away.
    for (const run of runs)
      expect(new Set(await rig.attemptsOf(run.id)).size).toBe((await rig.attemptsOf(run.id)).length);
    await stopAll([worker]);
  });

  test('for longer than a lease makes the worker give up, and the next one finishes the run', async () => {
    const worker = await rig.startWorker({ leaseMs: 1_500 });
    const run = await start({ failingRounds: 1, stageMs: { test: 1_000 }, lines: 100 });
    await rig.untilRun(run.member, run.id, isTesting);
    await rig.stopDatabase();
    expect(await worker.exited).toBe(ABANDONED);
    await rig.startDatabase();
    const next = await rig.startWorker();
    await expectDoneOnce(run);
    await stopAll([next]);
  });
});

/**
 * Ends the test's workers, and makes sure that nothing of the dead ones' work is left lying on the machine. Each leaves in
 * order, with 0, unless this machine was so busy that it missed its lease at that very moment: then it must say so, with
 * 75. Nothing else can be promised of a process that is not given any time; a crash (1) or a signal (null) fails here.
 */
async function stopAll(workers: readonly WorkerProcess[]): Promise<void> {
  const alive = new Set(workers.map(({ executorId }) => executorId));
  await rig.until(
    async () => (await rig.listWorkspaces()).every((name) => alive.has(name)),
    'workspaces are swept',
  );
  for (const worker of workers) worker.signal('SIGTERM');
  const codes = await Promise.all(workers.map(({ exited }) => exited));
  expect(codes.filter((code) => code !== 0 && code !== ABANDONED)).toEqual([]);
  const orderly = workers.filter((_worker, index) => codes[index] === 0).map(({ executorId }) => executorId);
  expect((await rig.listWorkspaces()).filter((name) => orderly.includes(name))).toEqual([]);
}
