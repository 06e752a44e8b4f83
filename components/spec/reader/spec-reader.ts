import type { ReadResult } from '#generator/spec/diagnostics.ts';
import type { ReadReply, ReadRequest } from './protocol.ts';

export type Reading = { text: string; result: ReadResult; durationMs: number };

/** A worker as far as the reader needs it. */
export type ReadWorker = { post(request: ReadRequest): void; terminate(): void };
export type CreateWorker = (onReply: (reply: ReadReply) => void, onCrash: () => void) => ReadWorker;

/**
 * Reads texts in a worker, the newest only: while one is being read, what is typed waits, and of what waits only the
 * last is read. So a reading is never more than one reading late, however fast one types and however long a SPEC is.
 */
export class SpecReader {
  readonly #createWorker: CreateWorker;
  readonly #onReading: (reading: Reading) => void;
  readonly #onFailure: () => void;
  #worker: ReadWorker | null = null;
  #inFlight: ReadRequest | null = null;
  #waiting: ReadRequest | null = null;
  #lastId = 0;

  constructor(createWorker: CreateWorker, onReading: (reading: Reading) => void, onFailure: () => void) {
    this.#createWorker = createWorker;
    this.#onReading = onReading;
    this.#onFailure = onFailure;
  }

  /** Asks for a reading of this text; `onReading` gets it unless a newer text overtakes it. */
  read(text: string, fileName: string): void {
    this.#waiting = { id: ++this.#lastId, text, fileName };
    if (this.#inFlight === null) this.#next();
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#inFlight = null;
    this.#waiting = null;
  }

  #next(): void {
    const request = this.#waiting;
    this.#waiting = null;
    this.#inFlight = request;
    if (request === null) return;
    this.#worker ??= this.#start();
    this.#worker.post(request);
  }

  #start(): ReadWorker {
    const worker = this.#createWorker(
      (reply) => {
        const request = this.#inFlight;
        if (request === null || reply.id !== request.id) return;
        this.#onReading({ text: request.text, result: reply.result, durationMs: reply.durationMs });
        this.#next();
      },
      () => {
        // A reader that breaks on one text gets a new worker for the next one.
        worker.terminate();
        this.#worker = null;
        this.#onFailure();
        this.#next();
      },
    );
    return worker;
  }
}
