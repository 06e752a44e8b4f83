import { StringDecoder } from 'node:string_decoder';

/** Bytes of output one stage may produce (runtime.md: 10 MB a stage with a mark). */
export const STAGE_OUTPUT_BYTES = 10_000_000;

/**
 * Counts the output of all commands of one stage. What goes over is read and thrown away, so that a chatty command
 * neither blocks nor fills memory, and one mark says so.
 */
export class OutputBudget {
  readonly #limit: number;
  #used = 0;
  #marked = false;

  constructor(limit = STAGE_OUTPUT_BYTES) {
    this.#limit = limit;
  }

  get exhausted(): boolean {
    return this.#marked;
  }

  /** Returns the part of `chunk` that still fits and the mark when this chunk is the first that does not. */
  take(chunk: Buffer): { kept: Buffer; mark: string } {
    const room = this.#limit - this.#used;
    const kept = chunk.subarray(0, Math.max(0, room));
    this.#used += kept.length;
    if (kept.length === chunk.length || this.#marked) return { kept, mark: '' };
    this.#marked = true;
    return {
      kept,
      mark: `\n[output cut: this stage wrote more than ${Math.floor(this.#limit / 1_000_000)} MB]\n`,
    };
  }
}

/** Text of one stream of one command, decoded across chunk borders and counted against the stage's budget. */
export class OutputCollector {
  readonly #decoder = new StringDecoder('utf8');
  readonly #budget: OutputBudget;
  readonly #onText: (text: string) => void;
  readonly #parts: string[] = [];

  constructor(budget: OutputBudget, onText: (text: string) => void) {
    this.#budget = budget;
    this.#onText = onText;
  }

  /** Takes one chunk as the pipe gave it. */
  push(chunk: Buffer): void {
    const { kept, mark } = this.#budget.take(chunk);
    this.#emit(this.#decoder.write(kept) + mark);
  }

  /** Returns everything kept, including a character that was cut in two at the end. */
  finish(): string {
    this.#emit(this.#decoder.end());
    return this.#parts.join('');
  }

  #emit(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#onText(text);
  }
}
