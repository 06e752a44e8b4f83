import type { Finding, Tokens } from '#lib/runs/schema.ts';
import type { StageOutcome } from './contract.ts';

/** No model was asked. */
const NO_TOKENS: Tokens = { input: 0, output: 0 };

/** What a stage cannot go on without, in its own words; see `needs` in the contract. */
export class NeedsAnswer extends Error {
  constructor(question: string) {
    super(question);
    this.name = 'NeedsAnswer';
  }
}

/** The outcome of a stage that came to one. Throws `NeedsAnswer` for one that cannot without a person. */
export function decided<T>(outcome: StageOutcome<T>): Exclude<StageOutcome<T>, { status: 'needs' }> {
  if (outcome.status === 'needs') throw new NeedsAnswer(outcome.question);
  return outcome;
}

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
