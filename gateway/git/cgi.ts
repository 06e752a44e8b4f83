import type { Readable } from 'node:stream';

export type CgiHead = { status: number; headers: Map<string, string> };

/** git's own are below 1 kB. */
const MAX_HEAD_BYTES = 16_000;

/**
 * Reads the head of a CGI program's answer; the stream then begins with the body. Throws when it ends before the head does,
 * or the head is too long.
 */
export async function readCgiHead(stream: Readable): Promise<CgiHead> {
  let held = Buffer.alloc(0);
  for (;;) {
    const end = /\r?\n\r?\n/.exec(held.toString('latin1'));
    if (end !== null) {
      const rest = held.subarray(end.index + end[0].length);
      if (rest.length > 0) stream.unshift(rest);
      return parse(held.toString('latin1', 0, end.index));
    }
    if (held.length > MAX_HEAD_BYTES) throw new Error('the head of the answer is too long');
    const chunk = await nextChunk(stream);
    if (chunk === null) throw new Error('the answer ended before its head did');
    held = Buffer.concat([held, chunk]);
  }
}

function parse(text: string): CgiHead {
  const headers = new Map(
    text.split(/\r?\n/).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const status = Number.parseInt(headers.get('status') ?? '200', 10);
  headers.delete('status');
  return { status, headers };
}

/** The next bytes of a stream that nobody else reads; null at its end. */
async function nextChunk(stream: Readable): Promise<Buffer | null> {
  for (;;) {
    const chunk: Buffer | null = stream.read();
    if (chunk !== null) return chunk;
    if (stream.readableEnded || stream.destroyed) return null;
    await new Promise<void>((resolve, reject) => {
      const done = () => {
        for (const event of ['readable', 'end', 'close'] as const) stream.off(event, done);
        stream.off('error', reject);
        resolve();
      };
      for (const event of ['readable', 'end', 'close'] as const) stream.once(event, done);
      stream.once('error', reject);
    });
  }
}
