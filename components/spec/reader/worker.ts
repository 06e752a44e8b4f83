import type { ReadResult } from '#generator/spec/diagnostics.ts';
import { chooseFormat } from '#generator/spec/import/format.ts';
import { readSpec } from '#generator/spec/read.ts';
import type { ReadReply, WorkerRequest } from './protocol.ts';

/** Reads SPECs away from the page, so that a long one never holds up a keystroke. */
self.addEventListener('message', async ({ data }: MessageEvent<WorkerRequest>) => {
  const start = performance.now();
  const result = await read(data);
  const reply: ReadReply = { id: data.id, result, durationMs: performance.now() - start };
  self.postMessage(reply);
});

async function read({ text, fileName, readerLanguage }: WorkerRequest): Promise<ReadResult> {
  const format = chooseFormat(text, fileName);
  // The parser of SQL and DBML is 20 MB, more than a page may ask anybody to load: the server has it.
  if (format === 'sql' || format === 'dbml') return readOnServer(text, fileName);
  return readSpec(text, { fileName: format === 'jdl' ? 'SPEC.jdl' : fileName, readerLanguage });
}

async function readOnServer(text: string, fileName: string): Promise<ReadResult> {
  const response = await fetch('/read', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, fileName }),
  });
  if (!response.ok) throw new Error(`read: ${response.status}`);
  return response.json();
}

// A rejected promise is no `error` event of a worker; thrown outside of it, the page hears of it.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
});
