import type { Problem } from '@/client/types.gen';
import { ApiProblem } from '@/lib/api/problem';
import { announceEnd, csrfToken, renewSession } from '@/lib/api/session';
import { isStoredFile, type StoredFile } from '@/lib/entity/files';

const FILES = '/api/v1/files';

type Options = {
  /** Told how much is sent, from 0 to 1. */
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
};

/** Sends a file, returns what requests refer to it by; throws `ApiProblem`. `fetch` cannot say how far it got. */
export async function uploadFile(file: File, options: Options = {}): Promise<StoredFile> {
  const sentAt = Date.now();
  const answer = await send(file, options);
  if (answer.status !== 401) return read(answer);
  const renewal = await renewSession(sentAt);
  if (renewal === 'ended') announceEnd('ended');
  return read(renewal === 'renewed' ? await send(file, options) : answer);
}

/** Returns what is known about a file; throws `ApiProblem`. */
export async function getFile(id: string, signal?: AbortSignal): Promise<StoredFile> {
  const answer = await fetch(`${FILES}/${id}`, { signal: signal ?? null });
  return read({ status: answer.status, body: await answer.json().catch(() => null) });
}

type Answer = { status: number; body: unknown };

function send(file: File, { onProgress, signal }: Options): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', FILES);
    request.responseType = 'json';
    const token = csrfToken();
    if (token !== null) request.setRequestHeader('X-CSRF-Token', token);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = () => resolve({ status: 0, body: null });
    request.onabort = () => reject(new DOMException('the upload was called off', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
}

function read({ status, body }: Answer): StoredFile {
  if (isStoredFile(body)) return body;
  throw new ApiProblem((body ?? {}) as Partial<Problem>, status);
}
