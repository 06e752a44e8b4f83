import { readAnySpec } from '#generator/spec/read-any.ts';
import type { ReadReply, ReadRequest } from './protocol.ts';

/** Reads SPECs away from the page, so that a long one never holds up a keystroke. */
self.addEventListener('message', async ({ data }: MessageEvent<ReadRequest>) => {
  const start = performance.now();
  const result = await readAnySpec(data.text, data.fileName);
  const reply: ReadReply = { id: data.id, result, durationMs: performance.now() - start };
  self.postMessage(reply);
});

// A rejected promise is no `error` event of a worker; thrown outside of it, the page hears of it.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  queueMicrotask(() => {
    throw event.reason;
  });
});
