import type { Finding, Tokens } from '#lib/runs/schema.ts';
import type { StageOutcome } from './contract.ts';

/** No model was asked. */
const NO_TOKENS: Tokens = { input: 0, output: 0 };

/** A stage that did what it should, without a model. */
export function passed<T>(output: T): StageOutcome<T> {
  return { status: 'passed', output, tokens: NO_TOKENS, costUsdMicros: 0 };
}

/** A stage that found something wrong with the project; the machinery is fine. */
export function failed<T>(findings: Finding[], output?: T): StageOutcome<T> {
  return {
    status: 'failed',
    findings,
    ...(output !== undefined && { output }),
    tokens: NO_TOKENS,
    costUsdMicros: 0,
  };
}
