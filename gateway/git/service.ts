import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { finished, pipeline } from 'node:stream/promises';
import { getBlobBytes } from '#lib/artifacts/queries.ts';
import { inTeam } from '#lib/db/team.ts';
import { env } from '#lib/env.ts';
import { log, logUnexpected } from '#lib/log.ts';
import { findRepository } from '#lib/repositories/queries.ts';
import { lendRepository } from '#pipeline/workspace/lent-repository.ts';
import { inCopy } from '#pipeline/workspace/repository-copy.ts';
import { GIT_PATH, type GitAddress, readGitAddress } from './address.ts';
import { type Admitted, admit, GitRefusal, languageOf, languageOfUser } from './admit.ts';
import { askBackend, type BackendAnswer } from './backend.ts';
import { settlePush } from './push.ts';
import { hasReport, refuseAll, withLines } from './report.ts';
import { refusalText, versionText } from './sentences.ts';

type GitServiceOptions = {
  /** Holds this machine's copies of repositories, below `repositories`: the one the pipeline has, where both run. */
  dataFolder: string;
  maxPushBytes?: number;
  /** From the request to the last byte of the answer. */
  timeoutMs?: number;
  /** git programs at a time: each takes a core and some memory. */
  maxAtOnce?: number;
};

const HEADERS = {
  'cache-control': 'no-cache, max-age=0, must-revalidate',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

/** Serves projects' repositories to git, under GIT_PATH. */
export class GitService {
  readonly #options: Required<GitServiceOptions>;
  readonly #lent: string;
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(options: GitServiceOptions) {
    this.#options = { maxPushBytes: 200_000_000, timeoutMs: 15 * 60_000, maxAtOnce: 16, ...options };
    this.#lent = join(options.dataFolder, 'lent', hostname());
  }

  /** Whether a request is for a repository; all others are somebody else's. */
  handles(request: IncomingMessage): boolean {
    return (request.url ?? '').startsWith(GIT_PATH);
  }

  /** Answers a request; failures are logged and answered, so this never rejects. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const serving = this.#answer(request, response).catch((error: unknown) =>
      this.#refuse(error, request, response),
    );
    this.#running.add(serving);
    await serving;
    this.#running.delete(serving);
  }

  /** Removes what processes that were killed had lent; once, before the first request. */
  async tidy(): Promise<void> {
    const names = await readdir(this.#lent).catch(() => []);
    for (const name of names)
      if (!isAlive(Number.parseInt(name, 10)))
        await rm(join(this.#lent, name), { recursive: true, force: true });
  }

  /** Ends what is going on: a push that is not stored yet is refused by the end of its connection, and leaves nothing. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('the server stops'));
    await Promise.all(this.#running);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const language = languageOf(request);
    const address = readGitAddress(request.method, request.url ?? '');
    if (address === null) throw new GitRefusal(404, 'not-found', language);
    const admitted = await admit(request, address);
    const { maxAtOnce, maxPushBytes, timeoutMs } = this.#options;
    if (this.#running.size > maxAtOnce)
      throw new GitRefusal(503, 'busy', language, {}, { 'retry-after': '5' });
    if (Number(request.headers['content-length'] ?? 0) > maxPushBytes)
      throw new GitRefusal(413, 'too-large', language, { megabytes: maxPushBytes / 1_000_000 });
    const gone = new AbortController();
    response.once('close', () => gone.abort(new Error('the client is gone')));
    const signal = AbortSignal.any([gone.signal, this.#stop.signal, AbortSignal.timeout(timeoutMs)]);
    const folder = join(this.#lent, `${process.pid}-${randomUUID()}`);
    try {
      await mkdir(folder, { recursive: true });
      await this.#exchange({ request, response, address, admitted, folder, signal });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #exchange(exchange: Exchange): Promise<void> {
    const { request, response, address, admitted, folder, signal } = exchange;
    const { holder, project } = admitted;
    const { maxPushBytes } = this.#options;
    const repository = join(folder, 'repository.git');
    const teamId = holder.team.id;
    const lent = await inCopy(
      {
        path: join(this.#options.dataFolder, 'repositories', `${project.id}.git`),
        readStored: () => inTeam(teamId, (db) => findRepository(db, project.id)),
        loadBundle: (sha256) => inTeam(teamId, (db) => getBlobBytes(db, sha256)),
        signal,
      },
      async (copy, stored) =>
        stored && { stored, before: await lendRepository(copy, repository, { maxPushBytes }) },
    );
    if (lent === null) {
      const url = new URL(`/t/${address.team}/p/${address.project}`, env().APP_URL).href;
      throw new GitRefusal(404, 'no-version', languageOfUser(holder), { url });
    }
    const answer = await askBackend({
      request,
      address,
      folder,
      userId: holder.user.id,
      // The commands and a little more come before the pack, which git itself measures.
      maxBodyBytes: maxPushBytes * 1.1 + 1_000_000,
      signal,
    });
    if (address.service === 'git-upload-pack' || address.step === 'references') {
      writeHead(response, answer);
      await pipeline(answer.body, response, { signal });
    } else {
      const held = await buffer(answer.body);
      const { exitCode, stderr } = await answer.ended;
      signal.throwIfAborted();
      if (exitCode !== 0 || stderr !== '') log('git').warn({ exitCode, stderr }, 'git said of a push');
      const body = await settle({ ...lent, admitted, repository }, held);
      await drained(request);
      writeHead(response, answer);
      response.end(body);
    }
    const { tokenId } = holder;
    log('git').info(
      {
        userId: holder.user.id,
        tokenId,
        teamId,
        projectId: project.id,
        what: address.service,
        step: address.step,
      },
      'git served',
    );
  }

  #refuse(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    if (response.headersSent || response.destroyed) {
      response.destroy();
      if (!isGone(error)) logUnexpected('git', error);
      return;
    }
    const refusal =
      error instanceof GitRefusal
        ? error
        : new GitRefusal(500, 'broken', languageOf(request), { errorId: logUnexpected('git', error) });
    // A body that is still coming is not read: the connection ends with this answer.
    const ends = request.method === 'POST' ? { connection: 'close' } : {};
    response
      .writeHead(refusal.status, {
        ...HEADERS,
        'content-type': 'text/plain; charset=utf-8',
        ...refusal.headers,
        ...ends,
      })
      .end(`${refusal.message}\n`);
  }
}

type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  address: GitAddress;
  admitted: Admitted;
  folder: string;
  signal: AbortSignal;
};

type Received = Pick<Parameters<typeof settlePush>[0], 'repository' | 'stored' | 'before'> & {
  admitted: Admitted;
};

/** The answer to a push, once it is stored or refused. */
async function settle({ admitted, ...received }: Received, held: Buffer): Promise<Buffer> {
  const { holder, project } = admitted;
  const language = languageOfUser(holder);
  const settled = await settlePush({ ...received, holder, projectId: project.id });
  const about = { userId: holder.user.id, tokenId: holder.tokenId, projectId: project.id };
  if (settled.kind === 'refused') {
    const { reason, cure } = refusalText(settled.refusal, language);
    log('git').info({ ...about, reason: settled.refusal.key }, 'push refused');
    if (!hasReport(held)) throw new Error(`a push that asked for no report was refused: ${reason}`);
    return refuseAll(held, reason, [cure]);
  }
  if (settled.kind === 'nothing') return held;
  log('git').info({ ...about, version: settled.version?.number }, 'push stored');
  if (settled.version === null) return held;
  const { number, runNumber } = settled.version;
  const path = `/t/${holder.team.slug}/p/${project.slug}/runs/${runNumber}`;
  return withLines(held, [versionText(language, { number, url: new URL(path, env().APP_URL).href })]);
}

function writeHead(response: ServerResponse, { status, headers }: BackendAnswer): void {
  response.writeHead(status, {
    ...HEADERS,
    'content-type': headers.get('content-type') ?? 'text/plain; charset=utf-8',
  });
}

/** A client that is still sending would take the answer for a broken connection. */
async function drained(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  request.resume();
  await finished(request);
}

function isGone(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || 'code' in error);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
