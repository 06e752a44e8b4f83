/** An expected failure of set-up: `message` says what is wrong, `cure` the one thing to do about it. */
export class SetupFailure extends Error {
  readonly cure: string;

  constructor(message: string, cure: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SetupFailure';
    this.cure = cure;
  }
}

/** The two sentences a person reads; anything that is not a SetupFailure keeps its stack, because it is a bug. */
export function describeFailure(error: unknown): string {
  if (error instanceof SetupFailure) return `${error.message}\n  → ${error.cure}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
