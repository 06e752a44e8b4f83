import { pick } from './language.mjs';

/** An expected failure of set-up: `message` says what is wrong, `cure` the one thing to do about it. */
export class SetupFailure extends Error {
  constructor(message, cure, options) {
    super(pick(message), options);
    this.name = 'SetupFailure';
    this.cure = pick(cure);
  }
}

/** The two sentences a person reads; anything that is not a SetupFailure keeps its stack, because it is a bug. */
export function describeFailure(error) {
  if (error instanceof SetupFailure) return `${error.message}\n  → ${error.cure}`;
  return error instanceof Error ? error.stack || error.message : String(error);
}

/** Runs a command's whole work; a failure is told on stderr and becomes `exitCode`. */
export async function runOrExplain(work, exitCode = 1) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`\n${describeFailure(error)}\n`);
    process.exit(exitCode);
  }
}
