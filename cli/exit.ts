/** What a finished command tells its caller. */
export const EXIT = {
  verified: 0,
  done: 0,
  unverified: 1,
  /** The SPEC, the options or the place to write to need correcting by the person. */
  badInput: 2,
  /** The machine lacks something; the message says what. */
  machine: 3,
  /** Something a person changed and the next generation meet, and only the person can choose. */
  conflicts: 4,
  /** 128 + SIGINT. */
  interrupted: 130,
} as const;

/** Ends a command with a sentence for the person; not a bug. */
export class CommandFailure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.name = 'CommandFailure';
    this.exitCode = exitCode;
  }
}
