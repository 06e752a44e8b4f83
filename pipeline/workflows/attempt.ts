import { setTimeout as sleep } from 'node:timers/promises';
import { type Backoff, fullJitterMs } from '#lib/engine/backoff.ts';
import { isDiskFull, MachineError } from '../workspace/machine-error.ts';

/** Somebody pushed, or another run was faster: what this run has made goes on from what `main` was, and is not taken in. */
export class ProjectMoved extends Error {
  constructor() {
    super('the project has moved on since this run was planned');
    this.name = 'ProjectMoved';
  }
}

/** A stage ran longer than it may. */
export class StageTimeout extends Error {
  constructor(timeoutMs: number) {
    super(`the stage was stopped after ${Math.round(timeoutMs / 1_000)} s`);
    this.name = 'StageTimeout';
  }
}

export type AttemptOptions = {
  signal: AbortSignal;
  timeoutMs: number;
  /** How long the work may take to stop once told; a sandbox is killed at once, so it rarely takes any. */
  stopMs: number;
  attempts: number;
  backoff?: Backoff;
  /** Before another try: puts things back as they were, and tells. */
  onRetry(error: unknown, attempt: number, waitMs: number): Promise<void>;
};

const BACKOFF: Backoff = { baseMs: 500, maxMs: 15_000 };

/**
 * Runs `work` with a time limit, trying again when the machinery broke in a way that may pass.
 * @throws the signal's reason once aborted, StageTimeout, or the last failure.
 */
export async function attempt<T>(
  work: (signal: AbortSignal) => Promise<T>,
  options: AttemptOptions,
): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await once(work, options);
    } catch (error) {
      options.signal.throwIfAborted();
      if (count >= options.attempts || !mayPass(error)) throw error;
      const waitMs = fullJitterMs(count, options.backoff ?? BACKOFF);
      await options.onRetry(error, count, waitMs);
      await sleep(waitMs, undefined, { signal: options.signal });
    }
  }
}

/** Whether trying again can help: what a person has to cure first, and what took too long, will not pass by itself. */
export function mayPass(error: unknown): boolean {
  if (error instanceof StageTimeout || error instanceof ProjectMoved || isDiskFull(error)) return false;
  if (error instanceof MachineError)
    return error.problem === 'no-packages' || error.problem === 'no-database-server';
  return true;
}

/** Why a run failed, as the key of the sentence its page shows. */
export function reasonOf(error: unknown): string {
  if (error instanceof MachineError) return error.problem;
  if (isDiskFull(error)) return 'disk-full';
  if (error instanceof ProjectMoved) return 'project-moved';
  return error instanceof StageTimeout ? 'timeout' : 'internal';
}

async function once<T>(work: (signal: AbortSignal) => Promise<T>, options: AttemptOptions): Promise<T> {
  const { timeoutMs, stopMs } = options;
  options.signal.throwIfAborted();
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new StageTimeout(timeoutMs)), timeoutMs);
  const signal = AbortSignal.any([options.signal, timeout.signal]);
  try {
    const running = work(signal);
    const result = await Promise.race([running, whenAborted(signal, stopMs, running)]);
    // Work that ignores its signal and ends late has still ended late.
    signal.throwIfAborted();
    return result;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects once the signal is aborted and the work has ended, or has had `stopMs` to end. */
async function whenAborted(signal: AbortSignal, stopMs: number, running: Promise<unknown>): Promise<never> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  const ended = running.then(
    () => {},
    () => {},
  );
  await Promise.race([ended, sleep(stopMs, undefined, { ref: false })]);
  throw signal.reason;
}
