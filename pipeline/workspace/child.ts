import type { ChildProcessByStdio } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { type OutputBudget, OutputCollector } from './output-budget.ts';

export type PipedChild = ChildProcessByStdio<null, Readable, Readable>;

type Ending = {
  exitCode: number;
  endedBy: 'exit' | 'timeout' | 'memory' | 'processes';
  stdout: string;
  stderr: string;
};

export type Supervision = {
  budget: OutputBudget;
  timeoutMs: number;
  signal: AbortSignal;
  onOutput?: ((stream: 'stdout' | 'stderr', text: string) => void) | undefined;
  /** Ends the child and all it started, at once; may be called more than once. */
  kill: () => void;
};

/**
 * Follows a child to its end: collects its output and ends it when time is up or the run is cancelled.
 * `stop` ends it early for a reason of the caller's. The result resolves only after the child is gone; it rejects when
 * the child cannot be started, and with the signal's reason when cancelled.
 */
export function supervise(
  child: PipedChild,
  options: Supervision,
): { stop: (why: Ending['endedBy']) => void; result: Promise<Ending> } {
  let endedBy: Ending['endedBy'] = 'exit';
  const stop = (why: Ending['endedBy']) => {
    if (endedBy === 'exit') endedBy = why;
    options.kill();
  };
  const out = new OutputCollector(options.budget, (text) => options.onOutput?.('stdout', text));
  const err = new OutputCollector(options.budget, (text) => options.onOutput?.('stderr', text));
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const timer = setTimeout(() => stop('timeout'), options.timeoutMs);
  options.signal.addEventListener('abort', options.kill, { once: true });
  // One that was aborted before tells nobody any more.
  if (options.signal.aborted) options.kill();
  const closed = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
  const result = closed
    .then((code) => {
      options.signal.throwIfAborted();
      return {
        exitCode: endedBy === 'exit' ? code : 137,
        endedBy,
        stdout: out.finish(),
        stderr: err.finish(),
      };
    })
    .finally(() => {
      clearTimeout(timer);
      options.signal.removeEventListener('abort', options.kill);
    });
  return { stop, result };
}

/** SIGKILL to a process, or to a whole group when `pid` is negative; one that is already gone is what was wanted. */
export function killNow(pid: number | undefined | null): void {
  if (pid === undefined || pid === null) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
