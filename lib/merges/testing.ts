import { sha256Of } from '../artifacts/rules.ts';
import { asSystem } from '../db/system.ts';
import { makeRun, makeSpecVersion, makeVersion } from '../db/testing.ts';
import { newId } from '../ids.ts';
import type { MergePlanView } from './schema.ts';

/** The plan of a project in which nothing changes, for tests that care about some of its members only. */
export function emptyPlan(values: Partial<MergePlanView> = {}): MergePlanView {
  return {
    version: 1,
    of: 'generate',
    fingerprint: '0'.repeat(64),
    from: 1,
    uploadBase: null,
    nothing: true,
    renames: [],
    changes: [],
    migration: null,
    questions: [],
    files: [],
    unchanged: 1,
    mentions: [],
    open: { confirm: false, questions: [], edited: [], conflicts: [], dryRun: false },
    ...values,
  };
}

/** Hashes of texts, with the bytes behind them: what a plan's sides are made of. */
export class Sides {
  readonly contents = new Map<string, Uint8Array<ArrayBuffer>>();

  of(text: string): string {
    const bytes = new Uint8Array(new TextEncoder().encode(text));
    const sha256 = sha256Of(bytes);
    this.contents.set(sha256, bytes);
    return sha256;
  }
}

type Of = { teamId: string; projectId: string; createdById?: string };

/** A run that waits at this plan, as the worker leaves one: its events, its plan and the contents that shows. */
export async function makeReview({ teamId, projectId, createdById }: Of, plan: MergePlanView, sides: Sides) {
  const startedAt = new Date();
  // Where a worker is about, an answered run begins to plan again: this SPEC ends it there, so that nothing is built.
  const { id: specVersionId } = await makeSpecVersion({ teamId, projectId, text: 'hm\n' });
  const values = {
    specVersionId,
    state: 'review',
    startedAt,
    finishedAt: startedAt,
    ...(createdById && { createdById }),
  };
  const run = await makeRun({ teamId, projectId, ...values });
  const of = { teamId, runId: run.id };
  await storePlan(of, plan, sides);
  const none = { tokens: { input: 0, output: 0 }, costUsdMicros: 0 };
  const events = [
    { type: 'run.queued' },
    { type: 'run.started', worker: 'test', sandbox: 'bubblewrap' },
    { type: 'stage.started', stage: 'plan', iteration: 1 },
    { type: 'stage.finished', stage: 'plan', iteration: 1, status: 'passed', durationMs: 800, ...none },
    { type: 'run.finished', state: 'review', durationMs: 900, ...none },
  ];
  await asSystem('test', async (db) => {
    await db.runStage.create({
      data: { ...of, id: newId('runStage'), name: 'plan', iteration: 1, status: 'passed', durationMs: 800 },
    });
    for (const [index, event] of events.entries())
      await db.runEvent.create({ data: { ...of, seq: index + 1, type: event.type, data: event } });
  });
  return run;
}

/** Puts a plan in a run's place for one, as planning again does. */
export async function storePlan(
  of: { teamId: string; runId: string },
  plan: MergePlanView,
  sides: Sides,
): Promise<void> {
  const bytes = new Uint8Array(new TextEncoder().encode(JSON.stringify(plan)));
  const stored = new Map([...sides.contents, [sha256Of(bytes), bytes]]);
  await asSystem('test', async (db) => {
    await db.artifact.deleteMany({ where: { ...of, kind: { in: ['merge-plan', 'merge-side'] } } });
    for (const [sha256, content] of stored) {
      const blob = { teamId: of.teamId, sha256, bytes: content, size: content.length };
      const where = { teamId_sha256: { teamId: of.teamId, sha256 } };
      await db.blob.upsert({ where, create: blob, update: {} });
      const isPlan = content === bytes;
      const place = isPlan ? { kind: 'merge-plan', name: 'plan.json' } : { kind: 'merge-side', name: sha256 };
      await db.artifact.create({ data: { ...of, ...place, id: newId('artifact'), sha256, size: blob.size } });
    }
  });
}

/** A project's first version, which is what plans start from. */
export async function makeFirstVersion({ teamId, projectId }: Of): Promise<void> {
  await makeVersion({ teamId, projectId, number: 1, title: 'First generation' });
}
