import type { StageRecord } from '#lib/executions/schema.ts';
import type { FinishedStage } from '#lib/runs/rules.ts';

/** The little of a finished stage that decides what comes next. */
export function toFinishedStage({ stage, iteration, status, output }: StageRecord): FinishedStage {
  return {
    stage,
    iteration,
    status,
    ...(output?.stage === 'plan' && output.needsReview && { needsReview: true }),
    ...(output?.stage === 'code' && output.knownGood && { knownGood: true }),
    ...(output?.stage === 'test' && { sandboxed: output.sandbox !== 'none' }),
  };
}
