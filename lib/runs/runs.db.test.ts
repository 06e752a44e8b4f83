import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Parts } from '#generator/blueprint/parts.ts';
import type { TeamContext } from '../auth/member.ts';
import { asSystem } from '../db/system.ts';
import { inTeam } from '../db/team.ts';
import { makeProject, makeSpecVersion, makeTeam } from '../db/testing.ts';
import { runEngine } from '../engine/dbos-client.ts';
import { getProjectParts } from '../projects/queries.ts';
import { forkRun, retryRun, rewindRun } from '../reruns/commands.ts';
import { listEventsAfter } from '../run-feed/queries.ts';
import { cancelRun, confirmRun, draftRun, pauseRun, resumeRun, startRun } from './commands.ts';
import { getRunIdByNumber, getRunNews, getRunPage, listRuns } from './queries.ts';
import type { RunState } from './schema.ts';

let member: Omit<TeamContext, 'db'>;
let projectId: string;

beforeAll(async () => {
  const { userId, ...team } = await makeTeam();
  member = { team, role: 'owner', user: { id: userId, name: 'Ada', email: 'ada@example.com', locale: 'en' } };
});
beforeEach(async () => {
  projectId = (await makeProject({ teamId: member.team.id })).id;
  await makeSpecVersion({ teamId: member.team.id, projectId });
});

/** Gives a command as a member of the team. */
function as<T>(command: (context: TeamContext) => Promise<T>): Promise<T> {
  return inTeam(member.team.id, (db) => command({ ...member, db }));
}
const setState = (runId: string, state: RunState) =>
  asSystem('test', (db) => db.run.update({ where: { id: runId }, data: { state } }));
const stateOf = async (runId: string) => (await inTeam(member.team.id, (db) => getRunPage(db, runId))).state;
const start = () => as((context) => startRun(context, { projectId }));

describe('starting a run', () => {
  it('takes the newest SPEC, numbers runs within the project and queues it', async () => {
    const { id, number, created } = await start();
    expect([number, created]).toEqual([1, true]);
    const page = await inTeam(member.team.id, (db) => getRunPage(db, id));
    expect(page).toMatchObject({
      state: 'queued',
      number: 1,
      specVersionNumber: 1,
      stages: [],
      durationMs: null,
    });
    expect((await (await runEngine()).inspect([id]))[0]?.status).toBe('queued');
    const { events } = await inTeam(member.team.id, (db) => getRunNews(db, id, 0));
    expect(events).toMatchObject([{ seq: 1, event: { type: 'run.queued' } }]);
  });

  it('again while it is going gives the same run, but a changed SPEC has to wait', async () => {
    const first = await start();
    expect(await start()).toEqual({ ...first, created: false });
    await makeSpecVersion({ teamId: member.team.id, projectId });
    await expect(start()).rejects.toMatchObject({ code: 'conflict', key: 'project_running' });
    await setState(first.id, 'verified');
    expect(await start()).toMatchObject({ number: 2, created: true });
  });

  it('keeps what the person chose over the SPEC, exactly', async () => {
    const overrides = { database: 'postgresql' as const, auth: false };
    const { id } = await as((context) => startRun(context, { projectId, overrides, maxFixes: 0 }));
    const run = await asSystem('test', (db) => db.run.findFirstOrThrow({ where: { id } }));
    expect(run).toMatchObject({ overrides, maxFixes: 0 });
  });

  it('delivers what the person chose, which the project remembers until somebody follows the SPEC again', async () => {
    const finish = async (parts?: Parts | null) => {
      const { id } = await as((context) => startRun(context, { projectId, parts }));
      await setState(id, 'verified');
      return (await inTeam(member.team.id, (db) => getRunPage(db, id))).parts;
    };
    expect(await finish()).toBeNull();
    expect(await finish('both')).toBe('both');
    expect(await finish()).toBe('both');
    expect(await inTeam(member.team.id, (db) => getProjectParts(db, projectId))).toBe('both');
    expect(await finish(null)).toBeNull();
    expect(await finish()).toBeNull();
  });

  it('from a draft, again and from a stage delivers what was chosen for it', async () => {
    const draft = await as((context) => draftRun(context, { projectId, parts: 'frontend' }));
    await as((context) => confirmRun(context, { runId: draft.id }));
    await setState(draft.id, 'failed');
    await inTeam(member.team.id, (db) =>
      db.project.updateMany({ where: { id: projectId }, data: { parts: null } }),
    );
    const again = await as((context) => retryRun(context, { runId: draft.id }));
    await setState(again.id, 'failed');
    const fork = await as((context) => forkRun(context, { runId: draft.id, stage: 'plan' }));
    for (const { id } of [draft, again, fork])
      expect((await inTeam(member.team.id, (db) => getRunPage(db, id))).parts).toBe('frontend');
  });

  it.each(['', '  \n\t'])('needs a SPEC with something in it (%j)', async (text) => {
    await makeSpecVersion({ teamId: member.team.id, projectId, text });
    await expect(start()).rejects.toMatchObject({ code: 'invalid', key: 'spec_empty' });
    const empty = (await makeProject({ teamId: member.team.id })).id;
    await expect(as((context) => startRun(context, { projectId: empty }))).rejects.toMatchObject({
      key: 'spec_empty',
    });
  });

  it('of another project’s SPEC version finds none', async () => {
    const other = await makeProject({ teamId: member.team.id });
    const { id } = await makeSpecVersion({ teamId: member.team.id, projectId: other.id });
    const wrong = as((context) => startRun(context, { projectId, specVersionId: id }));
    await expect(wrong).rejects.toMatchObject({ code: 'not_found' });
  });

  it('by a draft waits for its confirmation, and for other runs of the project', async () => {
    const draft = await as((context) => draftRun(context, { projectId }));
    expect(await stateOf(draft.id)).toBe('draft');
    const running = await start();
    const confirm = () => as((context) => confirmRun(context, { runId: draft.id }));
    await expect(confirm()).rejects.toMatchObject({ key: 'project_running' });
    await setState(running.id, 'failed');
    expect(await confirm()).toMatchObject({ id: draft.id, created: true });
    expect(await confirm()).toMatchObject({ id: draft.id, created: false });
  });
});

describe('cancelling', () => {
  it.each(['draft', 'queued', 'paused', 'running'] as const)(
    'ends a run that is %s, for good',
    async (state) => {
      const { id } = await start();
      await setState(id, state);
      expect(await as((context) => cancelRun(context, { runId: id }))).toEqual({ id, state: 'cancelled' });
      expect(await as((context) => cancelRun(context, { runId: id }))).toEqual({ id, state: 'cancelled' });
      const events = await inTeam(member.team.id, (db) => listEventsAfter(db, id, 0));
      expect(events.filter(({ event }) => event.type === 'run.finished')).toHaveLength(1);
      expect((await start()).number).toBe(2);
    },
  );
});

describe('pausing and resuming', () => {
  it('a run that is over cannot be done', async () => {
    const { id } = await start();
    await setState(id, 'verified');
    await expect(as((context) => pauseRun(context, { runId: id }))).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(as((context) => resumeRun(context, { runId: id }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is asked for by a flag, which resuming takes back before it was seen', async () => {
    const { id } = await start();
    await as((context) => pauseRun(context, { runId: id }));
    expect((await inTeam(member.team.id, (db) => getRunPage(db, id))).pauseRequested).toBe(true);
    expect(await as((context) => resumeRun(context, { runId: id }))).toEqual({ id, requeued: false });
    expect((await inTeam(member.team.id, (db) => getRunPage(db, id))).pauseRequested).toBe(false);
  });

  it('a paused run goes back to the queue, once', async () => {
    const { id } = await start();
    await setState(id, 'paused');
    expect(await as((context) => pauseRun(context, { runId: id }))).toEqual({ id });
    expect(await as((context) => resumeRun(context, { runId: id }))).toEqual({ id, requeued: true });
    expect(await as((context) => resumeRun(context, { runId: id }))).toEqual({ id, requeued: false });
    expect(await stateOf(id)).toBe('queued');
  });
});

describe('doing a run again', () => {
  it.each([
    ['in place', (context: TeamContext, runId: string) => rewindRun(context, { runId, stage: 'plan' })],
    ['as a copy', (context: TeamContext, runId: string) => forkRun(context, { runId, stage: 'plan' })],
    ['from the start', (context: TeamContext, runId: string) => retryRun(context, { runId })],
  ])('%s waits until no run of the project is going', async (_how, again) => {
    const first = await start();
    await setState(first.id, 'failed');
    const second = await start();
    await expect(as((context) => again(context, first.id))).rejects.toMatchObject({ key: 'project_running' });
    await setState(second.id, 'cancelled');
    await as((context) => again(context, first.id));
    const runs = await inTeam(member.team.id, (db) => listRuns(db, projectId));
    expect(runs.filter(({ state }) => state === 'queued')).toHaveLength(1);
  });

  it('in place needs a run that has ended', async () => {
    const draft = await as((context) => draftRun(context, { projectId }));
    const rewind = as((context) => rewindRun(context, { runId: draft.id, stage: 'plan' }));
    await expect(rewind).rejects.toMatchObject({ code: 'conflict' });
  });
});

it('a project’s runs are listed newest first and found by number', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 3; count++) {
    const { id } = await start();
    await setState(id, 'unverified');
    ids.unshift(id);
  }
  const runs = await inTeam(member.team.id, (db) => listRuns(db, projectId));
  expect(runs.map(({ id, number }) => [id, number])).toEqual(ids.map((id, index) => [id, 3 - index]));
  expect(await inTeam(member.team.id, (db) => getRunIdByNumber(db, projectId, 2))).toBe(ids[1]);
});
