import { toJson } from '../db/json.ts';
import type { TeamDb } from '../db/team.ts';
import { lockHeldRun } from '../executions/commands.ts';
import type { Hold } from '../executions/schema.ts';
import { newId } from '../ids.ts';
import type { Stage } from '../runs/schema.ts';

/** An outward effect of a run: at most one row for a stage, an iteration and a name. */
export type EffectKey = { stage: Stage; iteration: number; name: string };

export type EffectEntry =
  | { kind: 'done'; result: unknown }
  /** `idempotencyKey` stays the same when the effect is tried again: give it to whatever carries the effect out. */
  | { kind: 'intent'; idempotencyKey: string };

/** Writes down that an effect is about to happen, or finds that it has. */
export async function beginEffect(db: TeamDb, hold: Hold, key: EffectKey): Promise<EffectEntry> {
  await lockHeldRun(db, hold);
  const place = { teamId: hold.teamId, runId: hold.runId, ...key };
  const effect = await db.effect.upsert({
    where: { teamId_runId_stage_iteration_name: place },
    create: { id: newId('effect'), ...place, fence: hold.fence },
    update: { fence: hold.fence },
    select: { id: true, result: true, doneAt: true },
  });
  return effect.doneAt === null
    ? { kind: 'intent', idempotencyKey: effect.id }
    : { kind: 'done', result: effect.result };
}

/** Writes down that an effect has happened, with what a repetition of the step needs to know of it. */
export async function completeEffect(
  db: TeamDb,
  hold: Hold,
  idempotencyKey: string,
  result: unknown,
): Promise<void> {
  await lockHeldRun(db, hold);
  await db.effect.updateMany({
    where: { id: idempotencyKey, doneAt: null },
    data: { result: toJson(result), doneAt: new Date() },
  });
}
