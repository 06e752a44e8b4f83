import { beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signUpSomeone } from '../auth/testing.ts';
import { asSystem } from '../db/system.ts';
import { inTeam } from '../db/team.ts';
import { makeMembership, makeProject, makeRun } from '../db/testing.ts';
import { cancelRun, startRun } from '../runs/actions.ts';
import type { RunState } from '../runs/schema.ts';
import { answerPlan } from './actions.ts';
import { findMergePlan, findNewestVersionNumber, getDecisions, getMergeSide } from './queries.ts';
import { decisionsSchema, MAX_DECISIONS_CHARS, type MergeDecisions } from './schema.ts';
import { samplePlan } from './testing/sample-plan.ts';
import { makeFirstVersion, makeReview, Sides, storePlan } from './testing.ts';

const { plan, sides } = samplePlan();
const said: MergeDecisions = {
  ...decisionsSchema.parse({}),
  confirmed: plan.fingerprint,
  fills: { 'Task.size': 1, 'Task.due': null },
  resolved: { 'backend/pyproject.toml': '[project]\n' },
};
let ada: SignedIn;
let mallory: SignedIn;

beforeAll(async () => {
  ada = await signUpSomeone();
  mallory = await signUpSomeone();
});

async function makeWaiting() {
  const project = await makeProject({ teamId: ada.team.id });
  await makeFirstVersion({ teamId: ada.team.id, projectId: project.id });
  return makeReview({ teamId: ada.team.id, projectId: project.id }, plan, sides);
}
const answer = (runId: string, who = ada, decisions: unknown = said) =>
  who.as(() => answerPlan(ada.team.slug, { runId, decisions: decisions as MergeDecisions }));
const rowOf = (id: string) => asSystem('test', (db) => db.run.findFirstOrThrow({ where: { id } }));
const eventsOf = (runId: string) =>
  asSystem('test', (db) => db.runEvent.findMany({ where: { runId }, orderBy: { seq: 'asc' } }));

describe('an answer to a plan', () => {
  it('is kept, and has the run plan again', async () => {
    const run = await makeWaiting();
    expect(await answer(run.id)).toMatchObject({ ok: true });
    expect(await rowOf(run.id)).toMatchObject({ state: 'queued', dryRun: false, decisions: said });
    expect((await eventsOf(run.id)).at(-1)?.type).toBe('run.queued');
    expect(await inTeam(ada.team.id, (db) => getDecisions(db, run.id))).toEqual(said);
  });

  it('counts once: whoever comes later is told, and changes nothing', async () => {
    const run = await makeWaiting();
    const other = { ...said, fills: { 'Task.size': 2 } };
    const results = await Promise.all([answer(run.id), answer(run.id, ada, other)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'conflict' } });
    const winner = results[0]?.ok ? said : other;
    expect(await rowOf(run.id)).toMatchObject({ decisions: winner });
  });

  it.each(['draft', 'queued', 'running', 'paused', 'verified', 'unverified', 'failed', 'cancelled'] as const)(
    'is refused by a run that is %s',
    async (state: RunState) => {
      const project = await makeProject({ teamId: ada.team.id });
      const run = await makeRun({ teamId: ada.team.id, projectId: project.id, state });
      expect(await answer(run.id)).toMatchObject({ ok: false, error: { code: 'conflict' } });
      expect(await rowOf(run.id)).toMatchObject({ state, decisions: null });
    },
  );

  it('waits while another run of the project is going', async () => {
    const run = await makeWaiting();
    await makeRun({ teamId: ada.team.id, projectId: run.projectId, state: 'running' });
    expect(await answer(run.id)).toMatchObject({ ok: false, error: { key: 'project_running' } });
    expect(await rowOf(run.id)).toMatchObject({ state: 'review', decisions: null });
  });

  it('is not a viewer’s, and not another team’s', async () => {
    const run = await makeWaiting();
    const viewer = await signUpSomeone();
    await makeMembership({ teamId: ada.team.id, userId: viewer.user.id, role: 'viewer' });
    expect(await answer(run.id, viewer)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await answer(run.id, mallory)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await rowOf(run.id)).toMatchObject({ state: 'review', decisions: null });
  });

  it.each([
    ['a text too long', { resolved: { a: 'x'.repeat(1_000_001) } }],
    [
      'texts too long together',
      { resolved: { a: 'x'.repeat(900_000), b: 'x'.repeat(MAX_DECISIONS_CHARS - 900_000) } },
    ],
    ['a choice there is not', { files: { a: 'burn' } }],
    ['a member there is not', { force: true }],
  ])('is refused with %s', async (_, decisions) => {
    const run = await makeWaiting();
    expect(await answer(run.id, ada, decisions)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await rowOf(run.id)).toMatchObject({ state: 'review' });
  });
});

describe('a run that waits for an answer', () => {
  it('can be cancelled, and then takes none', async () => {
    const run = await makeWaiting();
    const cancelled = await ada.as(() => cancelRun(ada.team.slug, { runId: run.id }));
    expect(cancelled).toMatchObject({ ok: true, data: { state: 'cancelled' } });
    expect((await eventsOf(run.id)).at(-1)?.data).toMatchObject({ type: 'run.finished', state: 'cancelled' });
    expect(await answer(run.id)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('does not keep another one from being started, and goes on waiting', async () => {
    const run = await makeWaiting();
    const started = await ada.as(() => startRun(ada.team.slug, { projectId: run.projectId, dryRun: true }));
    expect(started).toMatchObject({ ok: true, data: { created: true } });
    if (!started.ok) throw new Error('not started');
    expect(await rowOf(started.data.id)).toMatchObject({ dryRun: true });
    expect(await rowOf(run.id)).toMatchObject({ state: 'review' });
  });
});

describe('what a plan shows', () => {
  it('is the plan itself, and the contents it lists and no others of the team', async () => {
    const run = await makeWaiting();
    const other = new Sides();
    const secret = other.of('what another run shows\n');
    const elsewhere = await makeWaiting();
    await storePlan({ teamId: ada.team.id, runId: elsewhere.id }, plan, other);
    const listed = plan.migration?.content ?? '';
    await inTeam(ada.team.id, async (db) => {
      expect(await findMergePlan(db, run.id)).toEqual(plan);
      expect(await getMergeSide(db, run.id, listed)).toContain('Reshape');
      await expect(getMergeSide(db, run.id, secret)).rejects.toMatchObject({ code: 'not_found' });
      await expect(getMergeSide(db, run.id, 'no hash')).rejects.toMatchObject({ code: 'not_found' });
      expect(await getMergeSide(db, elsewhere.id, secret)).toBe('what another run shows\n');
    });
    await inTeam(mallory.team.id, async (db) => {
      expect(await findMergePlan(db, run.id)).toBeNull();
      await expect(getMergeSide(db, run.id, listed)).rejects.toMatchObject({ code: 'not_found' });
      await expect(getDecisions(db, run.id)).rejects.toMatchObject({ code: 'not_found' });
    });
  });

  it('starts from the newest version there is', async () => {
    const project = await makeProject({ teamId: ada.team.id });
    const newest = () => inTeam(ada.team.id, (db) => findNewestVersionNumber(db, project.id));
    expect(await newest()).toBeNull();
    await makeFirstVersion({ teamId: ada.team.id, projectId: project.id });
    expect(await newest()).toBe(1);
  });
});
