import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getProjectFile, listProjectFiles } from '#lib/artifacts/queries.ts';
import { asSystem, type SystemDb } from '#lib/db/system.ts';
import { inTeam, type TeamDb } from '#lib/db/team.ts';
import { runEngine } from '#lib/engine/dbos-client.ts';
import { type RunReference, stepName } from '#lib/engine/protocol.ts';
import { findRepository } from '#lib/repositories/queries.ts';
import { forkRun, retryRun, rewindRun } from '#lib/reruns/commands.ts';
import { listEventsAfter, listLogAfter } from '#lib/run-feed/queries.ts';
import { cancelRun, confirmRun, draftRun, pauseRun, resumeRun, startRun } from '#lib/runs/commands.ts';
import { listRuns } from '#lib/runs/queries.ts';
import { isFinalRunState } from '#lib/runs/rules.ts';
import { listVersionCommits } from '#lib/version-runs/queries.ts';
import { type Member, Rig, type WorkerProcess } from './testing/rig.ts';
import type { Script } from './testing/scripted-stages.ts';
import { DEFAULT_TIMES } from './worker-config.ts';

const rig = new Rig(process.env);

let worker: WorkerProcess;

beforeAll(async () => {
  await rig.open();
  worker = await rig.startWorker({
    workerRuns: 6,
    teamRuns: 2,
    stageTimeoutMs: { ...DEFAULT_TIMES.stageTimeoutMs, fix: 400 },
  });
});
afterAll(() => rig.close());

async function start(script: Script, member?: Member) {
  const who = member ?? (await rig.makeMember());
  const projectId = await rig.makeScriptedProject(who, script);
  const { id } = await rig.as(who, (context) => startRun(context, { projectId, parts: 'backend' }));
  return { member: who, projectId, id };
}
const ended = ({ state }: { state: Parameters<typeof isFinalRunState>[0] }) => isFinalRunState(state);
const isTesting = ({ stages }: { stages: { stage: string; status: string }[] }) =>
  stages.some(({ stage, status }) => stage === 'test' && status === 'running');

describe('a run', () => {
  test('goes through its stages, is repaired twice and is delivered verified, all of it recorded', async () => {
    const { member, id } = await start({ failingRounds: 2, lines: 5 });
    const run = await rig.untilRun(member, id, ended);
    expect(run.state).toBe('verified');
    expect(run.stages.map(({ stage, iteration, status }) => `${stage}:${iteration} ${status}`)).toEqual([
      'plan:1 passed',
      'code:1 passed',
      'install:1 passed',
      'test:1 failed',
      'fix:1 passed',
      'test:2 failed',
      'fix:2 passed',
      'test:3 passed',
      'package:1 passed',
    ]);
    // Each scripted stage claims 1 token in, 2 out and 3 micro-dollars.
    expect([run.tokens, run.costUsdMicros]).toEqual([{ input: 9, output: 18 }, 27]);
    expect(run.checks.map(({ iteration, failed }) => [iteration, failed])).toEqual([
      [1, 1],
      [2, 1],
      [3, 0],
    ]);
    expect(run.artifacts.map(({ kind, name }) => [kind, name])).toEqual([
      ['blueprint', 'blueprint.json'],
      ['manifest', 'tree.json'],
      ['zip', 'scripted.zip'],
    ]);
    await inTeam(member.team.id, async (db) => {
      const repository = await findRepository(db, run.project.id);
      expect(repository).toMatchObject({ revision: 1, verified: repository?.main });
      expect(await listVersionCommits(db, run.project.id)).toEqual([
        { number: 1, commit: repository?.main, runId: id, isVerified: true },
      ]);
      const events = await listEventsAfter(db, id, 0);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
      expect(events.at(0)?.event.type).toBe('run.queued');
      expect(events.at(-1)?.event.type).toBe('run.finished');
      const lines = await listLogAfter(db, id, 0);
      expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_line, index) => index + 1));
      expect(lines).toHaveLength(9 * 5);
      expect((await listProjectFiles(db, id)).map(({ path, executable }) => [path, executable])).toEqual([
        ['app/main.py', undefined],
        ['run.sh', true],
      ]);
      const file = await getProjectFile(db, id, 'app/main.py');
      expect(new TextDecoder().decode(file.bytes)).toBe('round 0\nround 1\nround 2\n');
    });
  });

  test('whose tests never pass is delivered, labelled unverified', async () => {
    const { member, id } = await start({ failingRounds: 9 });
    const run = await rig.untilRun(member, id, ended);
    expect(run.state).toBe('unverified');
    expect(run.artifacts.find(({ kind }) => kind === 'zip')?.name).toBe('scripted-unverified.zip');
  });

  test('survives machinery that breaks twice, starting the stage again from clean files', async () => {
    const { member, id } = await start({ failingRounds: 1, broken: { stage: 'fix', times: 2 } });
    expect((await rig.untilRun(member, id, ended)).state).toBe('verified');
  });

  test('ends as failed when its machinery stays broken', async () => {
    const { member, id } = await start({ broken: { stage: 'install', times: 99 } });
    const run = await rig.untilRun(member, id, ended);
    expect([run.state, run.failureReason]).toEqual(['failed', 'internal']);
    expect(run.stages.at(-1)).toMatchObject({ stage: 'install', status: 'failed' });
  });

  test('ends as failed with what a stage needs of a person, and goes on from there when it is run again', async () => {
    const question = 'This machine has no licence for the fonts: put one into /etc/fonts and run it again.';
    const { member, id } = await start({ needsOnce: question });
    const run = await rig.untilRun(member, id, ended);
    expect([run.state, run.failureReason]).toEqual(['failed', 'needs-answer']);
    expect(run.stages.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'plan passed',
      'code passed',
      'install failed',
    ]);
    await inTeam(member.team.id, async (db) => {
      const last = (await listEventsAfter(db, id, 0)).at(-1);
      expect(last?.event).toMatchObject({ type: 'run.finished', reason: 'needs-answer', question });
    });
    await rig.as(member, (context) => rewindRun(context, { runId: id, stage: 'install' }));
    expect((await rig.untilRun(member, id, ended)).state).toBe('verified');
    expect(await rig.attemptsOf(id)).toEqual([
      'plan:1',
      'code:1',
      'install:1',
      'install:1',
      'test:1',
      'package:1',
    ]);
  });

  test('ends as failed when a stage takes too long, even one that does not listen', async () => {
    const { member, id } = await start({ failingRounds: 1, deaf: 'fix' });
    const run = await rig.untilRun(member, id, ended);
    expect([run.state, run.failureReason]).toEqual(['failed', 'timeout']);
  });
});

describe('asking twenty times at once', () => {
  const twenty = Array.from({ length: 20 });

  test('to start a project’s SPEC gives one run', async () => {
    const member = await rig.makeMember();
    const projectId = await rig.makeScriptedProject(member, { stageMs: { plan: 500 } });
    const answers = await Promise.all(
      twenty.map(() => rig.as(member, (context) => startRun(context, { projectId, parts: 'backend' }))),
    );
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    await rig.untilRun(member, answers[0]?.id ?? '', ended);
    expect(await inTeam(member.team.id, (db) => listRuns(db, projectId))).toHaveLength(1);
  });

  test('to confirm a draft starts it once', async () => {
    const member = await rig.makeMember();
    const projectId = await rig.makeScriptedProject(member, {});
    const draft = await rig.as(member, (context) => draftRun(context, { projectId }));
    const answers = await Promise.all(
      twenty.map(() => rig.as(member, (context) => confirmRun(context, { runId: draft.id }))),
    );
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    await rig.untilRun(member, draft.id, ended);
    const events = await inTeam(member.team.id, (db) => listEventsAfter(db, draft.id, 0));
    expect(events.filter(({ event }) => event.type === 'run.queued')).toHaveLength(1);
  });
});

test('a transaction that is rolled back queues nothing', async () => {
  const member = await rig.makeMember();
  const projectId = await rig.makeScriptedProject(member, {});
  let runId = '';
  const failing = rig.as(member, async (context) => {
    runId = (await startRun(context, { projectId, parts: 'backend' })).id;
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await (await runEngine()).inspect([runId])).toEqual([{ runId, status: 'absent', executorId: null }]);
});

describe('cancelling', () => {
  test('ends a run in the middle of a stage, at once, and nothing is written after', async () => {
    const { member, id } = await start({ stageMs: { test: 60_000 }, lines: 300 });
    await rig.untilRun(member, id, isTesting);
    await rig.as(member, (context) => cancelRun(context, { runId: id }));
    const run = await rig.look(member, id);
    expect(run.state).toBe('cancelled');
    expect(run.stages.at(-1)).toMatchObject({ stage: 'test', status: 'cancelled' });
    const said = await inTeam(member.team.id, (db) => listLogAfter(db, id, 0));
    await rig.untilStopped(id);
    await (await runEngine()).cancel(id);
    await rig.untilIdle(id);
    await inTeam(member.team.id, async (db) => {
      expect(await listLogAfter(db, id, 0)).toEqual(said);
      const events = await listEventsAfter(db, id, 0);
      expect(events.slice(-2).map(({ event }) => event.type)).toEqual(['stage.finished', 'run.finished']);
    });
  });

  test('frees the worker’s and the team’s place although the engine was never told', async () => {
    const member = await rig.makeMember();
    const busy = [
      await start({ stageMs: { test: 60_000 } }, member),
      await start({ stageMs: { test: 60_000 } }, member),
    ];
    for (const { id } of busy) await rig.untilRun(member, id, isTesting);
    for (const { id } of busy) await rig.as(member, (context) => cancelRun(context, { runId: id }));
    const next = await start({}, member);
    expect((await rig.untilRun(member, next.id, ended, 10_000)).state).toBe('verified');
  });

  test('a run that has ended leaves it as it is', async () => {
    const { member, id } = await start({});
    await rig.untilRun(member, id, ended);
    const answer = await rig.as(member, (context) => cancelRun(context, { runId: id }));
    expect(answer.state).toBe('verified');
  });
});

describe('pausing', () => {
  test('stops at the next stage boundary, frees the place, and goes on without repeating anything', async () => {
    const { member, id } = await start({ stageMs: { install: 400 } });
    await rig.untilRun(member, id, ({ stages }) => stages.some(({ stage }) => stage === 'install'));
    await rig.as(member, (context) => pauseRun(context, { runId: id }));
    const paused = await rig.untilRun(member, id, ({ state }) => state === 'paused');
    expect(paused.stages.map(({ stage, status }) => [stage, status])).toEqual([
      ['plan', 'passed'],
      ['code', 'passed'],
      ['install', 'passed'],
    ]);
    await rig.untilIdle(id);
    await rig.as(member, (context) => resumeRun(context, { runId: id }));
    await (await runEngine()).resume([id]);
    expect((await rig.untilRun(member, id, ended)).state).toBe('verified');
    expect(await rig.attemptsOf(id)).toEqual(['plan:1', 'code:1', 'install:1', 'test:1', 'package:1']);
  });

  test('a resumed run goes on although the engine was never told', async () => {
    const { member, id } = await start({ stageMs: { plan: 200 } });
    await rig.as(member, (context) => pauseRun(context, { runId: id }));
    await rig.untilRun(member, id, ({ state }) => state === 'paused');
    await rig.as(member, (context) => resumeRun(context, { runId: id }));
    expect((await rig.untilRun(member, id, ended, 10_000)).state).toBe('verified');
  });
});

describe('doing a finished run again', () => {
  test('from a stage on, in place, keeps what came before', async () => {
    const { member, id } = await start({ failingRounds: 1 });
    await rig.untilRun(member, id, ended);
    await rig.as(member, (context) => rewindRun(context, { runId: id, stage: 'test' }));
    await (await runEngine()).rewind({ teamId: member.team.id, runId: id }, stepName('test', 1));
    expect((await rig.untilRun(member, id, ended)).state).toBe('verified');
    const attempts = await rig.attemptsOf(id);
    expect(attempts.slice(0, 6)).toEqual(['plan:1', 'code:1', 'install:1', 'test:1', 'fix:1', 'test:2']);
    expect(attempts.slice(7)).toEqual(['test:1', 'fix:1', 'test:2', 'package:1']);
  });

  test('as a run of its own copies what came before and leaves the first alone', async () => {
    const { member, id } = await start({ failingRounds: 1 });
    const first = await rig.untilRun(member, id, ended);
    const copy = await rig.as(member, (context) => forkRun(context, { runId: id, stage: 'package' }));
    const second = await rig.untilRun(member, copy.id, ended);
    expect([second.state, second.parentRunId, second.number]).toEqual(['verified', id, 2]);
    expect(second.stages.map(({ stage }) => stage)).toEqual(first.stages.map(({ stage }) => stage));
    expect(await rig.attemptsOf(copy.id)).toEqual(['package:1']);
    expect(await rig.look(member, id)).toEqual(first);
  });

  test('from the start is a new run of the same SPEC', async () => {
    const { member, id, projectId } = await start({});
    await rig.untilRun(member, id, ended);
    const again = await rig.as(member, (context) => retryRun(context, { runId: id }));
    expect((await rig.untilRun(member, again.id, ended)).state).toBe('verified');
    expect(await rig.listCommittedRuns(projectId)).toEqual([id, again.id]);
    const runs = await inTeam(member.team.id, (db) => listRuns(db, projectId));
    expect(runs.map(({ number, parentRunId }) => [number, parentRunId])).toEqual([
      [2, id],
      [1, null],
    ]);
  });
});

describe('what a failure between two systems leaves behind', () => {
  /** A run that is queued in our books, as far as the engine's are concerned as `tellEngine` says. */
  async function makeQueued(tellEngine: (db: SystemDb, run: RunReference) => Promise<unknown>) {
    const member = await rig.makeMember();
    const projectId = await rig.makeScriptedProject(member, {});
    const { id } = await rig.as(member, (context) => draftRun(context, { projectId }));
    const run = { teamId: member.team.id, runId: id };
    await asSystem('test', async (db) => {
      await db.run.update({ where: { id }, data: { state: 'queued' } });
      await tellEngine(db, run);
    });
    return { member, id };
  }
  const enqueue = async (db: SystemDb, run: RunReference) =>
    (await runEngine()).enqueue(db as unknown as TeamDb, run);

  test('a run that the engine has never heard of is found and done', async () => {
    const { member, id } = await makeQueued(async () => {});
    expect((await rig.untilRun(member, id, ended, 10_000)).state).toBe('verified');
  });

  test('a run that was given to a worker but never reached it is found and done', async () => {
    const { member, id } = await makeQueued(async (db, run) => {
      await enqueue(db, run);
      await db.$executeRaw`UPDATE dbos.workflow_status SET status = 'PENDING', executor_id = ${worker.executorId}
                            WHERE workflow_uuid = ${run.runId}`;
    });
    expect((await rig.untilRun(member, id, ended, 10_000)).state).toBe('verified');
  });

  test('a run whose workflow broke is done from where it was', async () => {
    const { member, id } = await makeQueued(async (db, run) => {
      await enqueue(db, run);
      await db.$executeRaw`UPDATE dbos.workflow_status SET status = 'ERROR' WHERE workflow_uuid = ${run.runId}`;
    });
    expect((await rig.untilRun(member, id, ended, 10_000)).state).toBe('verified');
  });

  test('a run that has been taken again and again ends, instead of killing workers for ever', async () => {
    const { member, id } = await makeQueued(async (db, run) => {
      await db.run.update({ where: { id: run.runId }, data: { fence: 60 } });
      await enqueue(db, run);
    });
    const run = await rig.untilRun(member, id, ended, 10_000);
    expect([run.state, run.failureReason]).toEqual(['failed', 'worker-crashes']);
  });
});

test('a team with many runs has two at a time, and does not keep another team waiting', async () => {
  const [many, one] = [await rig.makeMember(), await rig.makeMember()];
  const runs = await Promise.all(Array.from({ length: 6 }, () => start({ stageMs: { test: 300 } }, many)));
  const single = await start({}, one);
  const singleDone = rig.untilRun(one, single.id, ended).then(() => Date.now());
  let most = 0;
  for (let open = runs.length; open > 0; ) {
    const looks = await Promise.all(runs.map(({ id }) => rig.look(many, id)));
    most = Math.max(most, looks.filter(({ state }) => state === 'running').length);
    open = looks.filter(({ state }) => !isFinalRunState(state)).length;
  }
  expect(most).toBe(2);
  expect(await singleDone).toBeLessThan(Date.now());
});
