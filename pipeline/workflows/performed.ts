import type { Parts } from '#generator/blueprint/parts.ts';
import type { StageOutput } from '#lib/executions/schema.ts';
import type { Finding, Tokens } from '#lib/runs/schema.ts';
import type { StageOutcome } from '../stages/contract.ts';
import type { Execution } from './execution.ts';
import type { StageFunctions } from './stage-functions.ts';

/** What a stage function decided, in the one form that is recorded. */
export type Performed =
  | {
      status: 'passed' | 'failed';
      output: StageOutput | null;
      findings: Finding[];
      tokens: Tokens;
      costUsdMicros: number;
      plan?: { blueprint: unknown; blueprintHash: string; parts?: Parts };
      /** The tree the stage left, where it stored it itself. */
      manifestHash?: string | null;
    }
  | { status: 'needs'; question: string };

export type PerformOptions = { execution: Execution; functions: StageFunctions; repositoryPath: string };

/** Puts a stage's outcome into the form that is recorded. */
export function record<T>(outcome: StageOutcome<T>, toOutput: (output: T) => StageOutput | null): Performed {
  if (outcome.status === 'needs') return outcome;
  const { tokens, costUsdMicros, output } = outcome;
  return {
    status: outcome.status,
    output: output === undefined ? null : toOutput(output),
    findings: outcome.status === 'failed' ? outcome.findings : [],
    tokens,
    costUsdMicros,
  };
}
