import { z } from 'zod';
import type { Failure } from '#lib/errors.ts';

export type Sent =
  | { ok: true; number: number }
  | { ok: false; message: string }
  | { ok: false; error: Failure };

const sentSchema = z.object({ number: z.number() });
const refusedSchema = z.object({ error: z.object({ message: z.string() }) });
const OFFLINE: Sent = { ok: false, error: { code: 'unexpected', key: 'offline' } };

/**
 * Sends a file as the body of a POST, telling how much of it is gone (0 to 1): `fetch` cannot. Resolves with the number of
 * the run that takes it in, or with why not; null when it was called off.
 */
export function sendFile(
  href: string,
  file: File,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<Sent | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', href);
    request.setRequestHeader('content-type', 'application/zip');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => resolve(OFFLINE);
    request.onabort = () => resolve(null);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function readAnswer({ responseText }: XMLHttpRequest): Sent {
  const body = parse(responseText);
  const sent = sentSchema.safeParse(body);
  if (sent.success) return { ok: true, number: sent.data.number };
  const refused = refusedSchema.safeParse(body);
  return refused.success ? { ok: false, message: refused.data.error.message } : OFFLINE;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // What is between us and the server answered instead.
  }
}
