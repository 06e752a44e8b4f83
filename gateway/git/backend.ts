import { spawn } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { env } from '#lib/env.ts';
import { killNow } from '#pipeline/workspace/child.ts';
import type { GitAddress } from './address.ts';
import { type CgiHead, readCgiHead } from './cgi.ts';

/** A request to git's own server program, and the repository it is about. */
export type BackendRequest = {
  request: IncomingMessage;
  address: GitAddress;
  /** Holds `repository.git` and nothing else. */
  folder: string;
  /** Whose push or fetch it is, as git's server calls them. */
  userId: string;
  /** More than this is read from the client by nobody. */
  maxBodyBytes: number;
  signal: AbortSignal;
};
export type BackendAnswer = CgiHead & {
  body: Readable;
  ended: Promise<{ exitCode: number; stderr: string }>;
};

const MAX_STDERR_BYTES = 4_000;

/**
 * Has `git http-backend` answer a request: the body goes in as it comes, the answer comes out as it is made. The program
 * gets an environment of its own, without anything of this process's or the machine's settings, and is ended with all it
 * started when the signal says so. Throws when it cannot be started or answers nothing that is an answer.
 */
export async function askBackend(asked: BackendRequest): Promise<BackendAnswer> {
  const { request, signal, maxBodyBytes } = asked;
  const child = spawn('git', ['http-backend'], {
    cwd: asked.folder,
    env: environmentOf(asked),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const end = () => killNow(child.pid === undefined ? undefined : -child.pid);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < MAX_STDERR_BYTES) stderr += chunk.toString();
  });
  const ended = new Promise<{ exitCode: number; stderr: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', end);
      resolve({ exitCode: code ?? 1, stderr: stderr.trim() });
    });
  });
  // Whoever reads the answer learns of a failure from there; this keeps it from counting as forgotten.
  ended.catch(() => {});
  // A git that stops early closes its end: what is still on its way is read to nowhere, so that the client hears the answer.
  child.stdin.on('error', () => request.unpipe(child.stdin).resume());
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) request.destroy();
  });
  request.pipe(child.stdin);
  const head = await Promise.race([
    readCgiHead(child.stdout),
    ended.then(({ stderr: said }) => {
      throw new Error(`git http-backend ended without an answer: ${said}`);
    }),
  ]);
  return { ...head, body: child.stdout, ended };
}

/** RFC 3875, as far as `git help http-backend` reads it; nothing else of the request reaches git. */
function environmentOf({ request, address, folder, userId }: BackendRequest): NodeJS.ProcessEnv {
  const { headers } = request;
  const isReferences = address.step === 'references';
  const length = headers['content-length'];
  const protocol = [headers['git-protocol'] ?? ''].flat().join(':');
  return {
    NODE_ENV: 'production',
    PATH: env().PATH,
    LC_ALL: 'C.UTF-8',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    GATEWAY_INTERFACE: 'CGI/1.1',
    REQUEST_METHOD: isReferences ? 'GET' : 'POST',
    PATH_INFO: `/repository.git/${isReferences ? 'info/refs' : address.service}`,
    QUERY_STRING: isReferences ? `service=${address.service}` : '',
    REMOTE_USER: userId,
    CONTENT_TYPE: isReferences ? '' : `application/x-${address.service}-request`,
    // Without a length git reads to the end, which is what a push in pieces needs.
    ...(length !== undefined && /^\d{1,12}$/.test(length) && { CONTENT_LENGTH: length }),
    ...(/^(x-)?gzip$/.test(headers['content-encoding'] ?? '') && { HTTP_CONTENT_ENCODING: 'gzip' }),
    ...(/^version=[0-2]$/.test(protocol) && { GIT_PROTOCOL: protocol }),
  };
}
