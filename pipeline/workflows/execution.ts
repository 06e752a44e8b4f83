import { join } from 'node:path';
import { inTeam, type TeamDb } from '#lib/db/team.ts';
import { whileDatabaseReturns } from '#lib/engine/backoff.ts';
import { type Hold, HoldLost, type RunOrder, type StageRecord } from '#lib/executions/schema.ts';
import { toLogRows } from '#lib/run-feed/rules.ts';
import type { LogStream } from '#lib/run-feed/schema.ts';
import type { RunEvent, SandboxKind, Stage } from '#lib/runs/schema.ts';
import type { FeedWriter } from './feed-writer.ts';

/** Why an execution has to stop before its run ends. */
export type StopReason =
  /** The run is not this worker's any more: it was cancelled, or given to another. */
  | 'superseded'
  /** The worker itself stops; the run goes on elsewhere. */
  | 'stopping';

export class ExecutionStopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason, options?: { cause?: unknown }) {
    super(`execution stopped: ${reason}`, options);
    this.name = 'ExecutionStopped';
    this.reason = reason;
  }
}

/** One worker's work on one run, from taking it to giving it back. It alone counts the run's event and log numbers. */
export class Execution {
  readonly hold: Hold;
  readonly order: RunOrder;
  readonly sandbox: SandboxKind;
  /** What is done, by earlier executions too, in the order of stages. */
  readonly records: StageRecord[];
  /** Of this execution alone: a frozen one that thaws does not meet its successor's files. */
  readonly workspace: string;
  /** Whether this execution has put the workspace in order: an earlier one may have left half a stage. */
  workspaceReady = false;
  readonly #feed: FeedWriter;
  readonly #stop = new AbortController();
  #eventSeq: number;
  #logSeq: number;

  constructor(input: {
    hold: Hold;
    order: RunOrder;
    sandbox: SandboxKind;
    records: StageRecord[];
    eventSeq: number;
    logSeq: number;
    feed: FeedWriter;
    workspaces: string;
  }) {
    this.hold = input.hold;
    this.order = input.order;
    this.sandbox = input.sandbox;
    this.records = input.records;
    this.workspace = join(input.workspaces, `${input.hold.runId}.${input.hold.fence}`);
    this.#feed = input.feed;
    this.#eventSeq = input.eventSeq;
    this.#logSeq = input.logSeq;
    this.#feed.open(this.hold);
  }

  /** Aborted with an `ExecutionStopped`. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  get stopReason(): StopReason | null {
    const reason: unknown = this.#stop.signal.reason;
    return reason instanceof ExecutionStopped ? reason.reason : null;
  }

  stop(reason: StopReason, cause?: unknown): void {
    this.#stop.abort(new ExecutionStopped(reason, { cause }));
  }

  emit(event: RunEvent): void {
    this.#feed.addEvent(this.hold, { runId: this.hold.runId, seq: ++this.#eventSeq, event });
  }

  log(stage: Stage, iteration: number, stream: LogStream, chunk: string): void {
    const { runId } = this.hold;
    for (const text of toLogRows(chunk)) {
      this.#feed.addLog(this.hold, { runId, seq: ++this.#logSeq, stage, iteration, stream, text });
    }
  }

  /**
   * Writes in a transaction of the run's team, after everything emitted before it; repeated while the database is
   * away. `events` is how many events `work` appends itself, starting at the number it is given.
   * @throws ExecutionStopped when the run is not this worker's any more.
   */
  async write<T>(work: (db: TeamDb, seq: number) => Promise<T>, events = 0): Promise<T> {
    await this.#feed.flush();
    const seq = this.#eventSeq + 1;
    this.#eventSeq += events;
    return this.#guarded((db) => work(db, seq));
  }

  async read<T>(work: (db: TeamDb) => Promise<T>): Promise<T> {
    return this.#guarded(work);
  }

  /** Resolves once what was emitted and logged is committed. */
  async flush(): Promise<void> {
    await this.#feed.flush();
    this.signal.throwIfAborted();
  }

  close(): void {
    this.#feed.close(this.hold);
  }

  async #guarded<T>(work: (db: TeamDb) => Promise<T>): Promise<T> {
    try {
      return await whileDatabaseReturns(this.signal, () => inTeam(this.hold.teamId, work));
    } catch (error) {
      if (error instanceof HoldLost) this.stop('superseded', error);
      this.signal.throwIfAborted();
      throw error;
    }
  }
}
