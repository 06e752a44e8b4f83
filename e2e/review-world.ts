import { asSystem } from '#lib/db/system.ts';
import { makeMembership, makeProject, makeSpecVersion } from '#lib/db/testing.ts';
import type { MergePlanView } from '#lib/merges/schema.ts';
import { samplePlan } from '#lib/merges/testing/sample-plan.ts';
import { makeFirstVersion, makeReview, type Sides } from '#lib/merges/testing.ts';

export type WaitingRun = { id: string; teamId: string; path: string; plan: MergePlanView; sides: Sides };

/** A run that waits at a plan that asks everything, as rows, in a project of its own with a version. */
export async function makeWaitingRun(
  teamSlug: string,
  language: 'es' | 'en',
  change: (plan: MergePlanView) => MergePlanView = (plan) => plan,
): Promise<WaitingRun> {
  const team = await asSystem('test', (db) => db.team.findFirstOrThrow({ where: { slug: teamSlug } }));
  const project = await makeProject({ teamId: team.id, name: 'Tasks' });
  const of = { teamId: team.id, projectId: project.id };
  await makeFirstVersion(of);
  const { plan, sides } = samplePlan(language);
  const waiting = change(plan);
  const { id, number } = await makeReview(of, waiting, sides);
  // What the editor shows is newer, and can be read.
  await makeSpecVersion(of);
  const path = `/t/${teamSlug}/p/${project.slug}/runs/${number}`;
  return { id, teamId: team.id, path, plan: waiting, sides };
}

/** How a run stands, with what was said of its plan. */
export function readRun(id: string) {
  return asSystem('test', (db) =>
    db.run.findFirstOrThrow({ where: { id }, select: { state: true, decisions: true, dryRun: true } }),
  );
}

/** The plan somebody only asked to see, of a project in which little changes. */
export const asksNothing = (plan: MergePlanView): MergePlanView => ({
  ...plan,
  renames: [],
  changes: [],
  questions: [],
  files: [],
  mentions: [],
  migration: null,
  open: { confirm: false, questions: [], edited: [], conflicts: [], dryRun: true },
});

/** Somebody else answers, and the worker has not got to it yet: the page is told by its next look at the run. */
export async function answerElsewhere(runId: string): Promise<void> {
  await asSystem('test', async (db) => {
    const { teamId } = await db.run.update({ where: { id: runId }, data: { state: 'queued' } });
    const { _max } = await db.runEvent.aggregate({ where: { runId }, _max: { seq: true } });
    const seq = (_max.seq ?? 0) + 1;
    await db.runEvent.create({
      data: { teamId, runId, seq, type: 'run.queued', data: { type: 'run.queued' } },
    });
  });
}

/** Lets somebody with an account look at a team, and no more. */
export async function makeViewer(teamId: string, email: string): Promise<void> {
  const { id } = await asSystem('test', (db) => db.user.findUniqueOrThrow({ where: { email } }));
  await makeMembership({ teamId, userId: id, role: 'viewer' });
}
