import type { Language } from '#generator/blueprint/schema.ts';
import type { ReadResult } from '#generator/spec/diagnostics.ts';

/** What the page asks of the worker, and what comes back for it. */
export type ReadRequest = { id: number; text: string; fileName: string };
/** With the language of the page, for errors about a text that is in none. */
export type WorkerRequest = ReadRequest & { readerLanguage: Language };
export type ReadReply = { id: number; result: ReadResult; durationMs: number };
