import type { z } from 'zod';
import type { TeamContext } from '../auth/member.ts';
import type { Prisma } from '../db/generated/client.ts';
import { AppError } from '../errors.ts';
import { listFinishedStages } from '../executions/queries.ts';
import { rewindRun } from '../reruns/commands.ts';
import { getRun } from '../runs/commands.ts';
import type { answerPlanInput } from './schema.ts';

/**
 * Answers the plan of a run that waits for it, and has the run plan again with the answers: it goes on when they leave
 * nothing open, and waits again when what people have changed meanwhile. The engine is told after the commit. Throws
 * `not_found`, and `conflict` when the run does not wait for an answer or another run of the project is going.
 */
export async function answerPlan(
  context: TeamContext,
  { runId, decisions }: z.output<typeof answerPlanInput>,
): Promise<{ id: string }> {
  const { state } = await getRun(context.db, runId);
  if (state !== 'review') throw new AppError('conflict');
  const planned = (await listFinishedStages(context.db, runId)).findLast(({ stage }) => stage === 'plan');
  const main = planned?.output?.stage === 'plan' ? planned.output.main : undefined;
  const { main: _claimed, ...said } = decisions;
  // What they saw is what the run stored, whatever the browser says.
  const answered = { ...said, ...(main !== undefined && { main }) };
  await context.db.run.updateMany({
    where: { id: runId },
    data: { decisions: answered as Prisma.InputJsonValue, dryRun: false },
  });
  return rewindRun(context, { runId, stage: 'plan' });
}
