import type { ReadResult } from '#generator/spec/diagnostics.ts';

/** What the page asks of the worker, and what comes back for it. */
export type ReadRequest = { id: number; text: string; fileName: string };
export type ReadReply = { id: number; result: ReadResult; durationMs: number };
