import { whileDatabaseReturns } from '#lib/engine/backoff.ts';
import { appendFeed, type EventRow, type FeedBatch, type LogRow } from '#lib/engine/feed.ts';
import type { Hold } from '#lib/executions/schema.ts';

type Entry = { fence: number } & ({ log: LogRow } | { event: EventRow });

type FeedWriterOptions = {
  intervalMs: number;
  /** Aborted when the worker stops for good: what is unwritten then is another worker's to do again. */
  signal: AbortSignal;
  /** The run is no longer held with this fence, or (with a cause) its rows cannot be written. */
  onLost(runId: string, fence: number, cause?: unknown): void;
  append?: (batch: FeedBatch) => Promise<Set<string>>;
};

/** Rows in one statement: about 40 ms of the most a worker can say. */
const MAX_ROWS = 5_000;

/**
 * Collects what all runs of a worker say and writes it in one batch every 40 ms: one commit and one notification
 * however many runs there are. Rows keep the order they were added in.
 */
export class FeedWriter {
  readonly #options: FeedWriterOptions;
  readonly #fences = new Map<string, number>();
  #queue: Entry[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;

  constructor(options: FeedWriterOptions) {
    this.#options = options;
  }

  /** Accepts rows of this hold from now on, and none of an earlier hold of the same run. */
  open(hold: Hold): void {
    this.#fences.set(hold.runId, hold.fence);
  }

  close(hold: Hold): void {
    if (this.#fences.get(hold.runId) === hold.fence) this.#fences.delete(hold.runId);
  }

  addLog(hold: Hold, log: LogRow): void {
    this.#add({ fence: hold.fence, log });
  }

  addEvent(hold: Hold, event: EventRow): void {
    this.#add({ fence: hold.fence, event });
  }

  /** Resolves once everything added so far is committed, or can no longer be. Does not wait for the interval. */
  async flush(): Promise<void> {
    while (this.#queue.length > 0 || this.#writing !== null) await this.#write();
  }

  #add(entry: Entry): void {
    this.#queue.push(entry);
    this.#schedule();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.#write(), this.#options.intervalMs);
  }

  /** One write at a time, so that rows are committed in their order. */
  #write(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing ??= this.#writeBatch().finally(() => {
      this.#writing = null;
      if (this.#queue.length > 0) this.#schedule();
    });
    return this.#writing;
  }

  async #writeBatch(): Promise<void> {
    const taken = this.#queue.slice(0, MAX_ROWS);
    this.#queue = this.#queue.slice(MAX_ROWS);
    const batch = this.#toBatch(taken);
    if (batch.fences.size === 0 || this.#options.signal.aborted) return;
    try {
      await this.#append(batch);
    } catch {
      // A row that PostgreSQL refuses must cost its own run only, so each run is tried alone.
      for (const [runId, fence] of batch.fences) {
        await this.#append(onlyRun(batch, runId, fence)).catch((cause: unknown) =>
          this.#lose(runId, fence, cause),
        );
      }
    }
  }

  async #append(batch: FeedBatch): Promise<void> {
    const append = this.#options.append ?? appendFeed;
    const held = await whileDatabaseReturns(this.#options.signal, () => append(batch));
    for (const [runId, fence] of batch.fences) if (!held.has(runId)) this.#lose(runId, fence);
  }

  #toBatch(entries: readonly Entry[]): FeedBatch {
    const fences = new Map<string, number>();
    const logs: LogRow[] = [];
    const events: EventRow[] = [];
    for (const entry of entries) {
      const { runId } = 'log' in entry ? entry.log : entry.event;
      if (this.#fences.get(runId) !== entry.fence) continue;
      fences.set(runId, entry.fence);
      if ('log' in entry) logs.push(entry.log);
      else events.push(entry.event);
    }
    return { fences, logs, events };
  }

  #lose(runId: string, fence: number, cause?: unknown): void {
    if (this.#options.signal.aborted) return;
    if (this.#fences.get(runId) === fence) this.#fences.delete(runId);
    this.#options.onLost(runId, fence, cause);
  }
}

function onlyRun(batch: FeedBatch, runId: string, fence: number): FeedBatch {
  return {
    fences: new Map([[runId, fence]]),
    logs: batch.logs.filter((row) => row.runId === runId),
    events: batch.events.filter((row) => row.runId === runId),
  };
}
