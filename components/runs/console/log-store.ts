import type { LogRow } from '#lib/consoles/schema.ts';

type Listener = (rows: readonly LogRow[]) => void;

/** The lines of a run as they arrive, kept so that the console can be hidden and shown again, copied and downloaded. */
export class LogStore {
  readonly #rows: LogRow[] = [];
  readonly #listeners = new Set<Listener>();

  get rows(): readonly LogRow[] {
    return this.#rows;
  }

  readonly add = (rows: readonly LogRow[]): void => {
    for (const row of rows) this.#rows.push(row);
    for (const listener of this.#listeners) listener(rows);
  };

  /** Gives everything so far at once, then each batch. Returns how to stop. */
  follow(listener: Listener): () => void {
    listener(this.#rows);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
