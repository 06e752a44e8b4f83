import type { Failure, Result } from '#lib/errors.ts';
import type { SavedSpec } from '#lib/specs/schema.ts';

/** A pause in typing after which the text is saved, and the longest time it waits while somebody types on. */
export const PAUSE_MS = 900;
export const LONGEST_WAIT_MS = 10_000;
export const RETRY_MS = 5_000;

export type SaveState =
  | { kind: 'saved' | 'unsaved' | 'saving' }
  /** Someone else saved meanwhile, or may not: saving stops until that is settled. A text refused for itself waits for another. */
  | { kind: 'blocked'; failure: Failure }
  /** The server was out of reach, or the session is over and the person may be signing in again: it is tried again. */
  | { kind: 'retrying'; failure: Failure };

/** The version on the server that the text stems from; 0 and null before the first save. */
export type SpecBase = { number: number; savedAt: Date | null };
export type SaveInput = { text: string; baseNumber: number; baseSavedAt: Date | null };
type Save = (input: SaveInput) => Promise<Result<SavedSpec>>;

type Codes = ReadonlySet<Failure['code']>;
/** Codes that another try with the same text cannot cure. */
const FINAL_CODES: Codes = new Set(['conflict', 'forbidden', 'invalid', 'limit', 'not_found']);
/** Of those, the ones another text can: it was too long, or no text. */
const TEXT_CODES: Codes = new Set(['invalid', 'limit']);

/** Saves a text while it is written: one save at a time, always the newest, never over somebody else's. */
export class Autosaver {
  readonly #save: Save;
  readonly #listeners = new Set<() => void>();
  #state: SaveState = { kind: 'saved' };
  #base: SpecBase;
  /** What is not saved yet; null when everything is. */
  #text: string | null = null;
  #unsavedSinceMs: number | null = null;
  /** The text of the last save that failed. */
  #refused: string | null = null;
  #saving: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(base: SpecBase, save: Save) {
    this.#base = base;
    this.#save = save;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): SaveState => this.#state;
  readonly getBase = (): SpecBase => this.#base;
  get isUnsaved(): boolean {
    return this.#text !== null;
  }

  /** Takes the text as it is now; it is saved at the next pause in typing. */
  change(text: string): void {
    this.#text = text;
    this.#unsavedSinceMs ??= Date.now();
    if (this.#isStopped(text)) return;
    const waitedMs = Date.now() - this.#unsavedSinceMs;
    this.#schedule(Math.min(PAUSE_MS, Math.max(0, LONGEST_WAIT_MS - waitedMs)));
    if (this.#saving === null) this.#tell({ kind: 'unsaved' });
  }

  /** Saves at once what is not saved yet; true when nothing is left. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.#text !== null && !this.#isStopped(this.#text)) {
      this.#saving = this.#send(this.#text);
      await this.#saving;
    }
    return this.#text === null;
  }

  /** Goes on from another version. `text` is what is not saved on top of it, null when nothing is. */
  rebase(base: SpecBase, text: string | null): void {
    clearTimeout(this.#timer);
    this.#base = base;
    this.#text = text;
    this.#unsavedSinceMs = null;
    this.#tell({ kind: text === null ? 'saved' : 'unsaved' });
    if (text !== null) void this.flush();
  }

  /** Whether sending this text is of no use as things stand. */
  #isStopped(text: string): boolean {
    if (this.#state.kind !== 'blocked') return false;
    return !TEXT_CODES.has(this.#state.failure.code) || text === this.#refused;
  }

  async #send(text: string): Promise<void> {
    this.#tell({ kind: 'saving' });
    const result = await this.#save({
      text,
      baseNumber: this.#base.number,
      baseSavedAt: this.#base.savedAt,
    }).catch((): Result<SavedSpec> => ({ ok: false, error: { code: 'unexpected', key: 'offline' } }));
    this.#saving = null;
    if (!result.ok) {
      this.#refused = text;
      this.#fail(result.error);
      return;
    }
    this.#base = { number: result.data.number, savedAt: result.data.savedAt };
    const isNewest = this.#text === text;
    this.#text = isNewest ? null : this.#text;
    this.#unsavedSinceMs = isNewest ? null : Date.now();
    this.#tell({ kind: isNewest ? 'saved' : 'unsaved' });
  }

  #fail(failure: Failure): void {
    const isFinal = FINAL_CODES.has(failure.code);
    this.#tell({ kind: isFinal ? 'blocked' : 'retrying', failure });
    if (!isFinal) this.#schedule(RETRY_MS);
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), afterMs);
  }

  #tell(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
