import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocket } from 'ws';
import { ownOrigin, type SignedIn } from '#lib/auth/testing.ts';
import { openConsole } from '#lib/consoles/actions.ts';
import {
  CONSOLE_PATH,
  CONSOLE_PROTOCOL,
  type ServerMessage,
  serverMessageSchema,
  TICKET_PROTOCOL_PREFIX,
} from '#lib/consoles/schema.ts';
import { asSystem } from '#lib/db/system.ts';
import { appendFeed } from '#lib/engine/feed.ts';
import { attachGateway } from './attach.ts';

/** A gateway on a free port, and the server's ends of its connections. */
export async function startGateway(options: Parameters<typeof attachGateway>[1] = {}) {
  const server = createServer();
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  const gateway = await attachGateway(server, options);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    await gateway.close();
    server.close();
  };
  return { server, sockets, url: `ws://127.0.0.1:${port}`, close };
}

/** A ticket for this person to watch this run, by the real action. Throws when they get none. */
export async function takeTicket(person: SignedIn, teamSlug: string, runId: string): Promise<string> {
  const answer = await person.as(() => openConsole(teamSlug, { runId }));
  if (!answer.ok) throw new Error(`no ticket: ${answer.error.code}`);
  return answer.data.ticket;
}

type Attempt = { ticket?: string | undefined; origin?: string | null; path?: string; protocols?: string[] };

/** One console as a browser opens it: collects what arrives. */
export class TestConsole {
  readonly socket: WebSocket;
  readonly messages: ServerMessage[] = [];
  /** HTTP status the upgrade was refused with, or code the socket was closed with. */
  readonly end: Promise<{ status?: number; code?: number }>;

  constructor(url: string, attempt: Attempt) {
    const { ticket, origin = ownOrigin(), path = CONSOLE_PATH } = attempt;
    const offered = ticket === undefined ? [] : [`${TICKET_PROTOCOL_PREFIX}${ticket}`];
    const headers = origin === null ? {} : { origin };
    this.socket = new WebSocket(`${url}${path}`, attempt.protocols ?? [CONSOLE_PROTOCOL, ...offered], {
      headers,
    });
    this.socket.on('message', (data) =>
      this.messages.push(serverMessageSchema.parse(JSON.parse(String(data)))),
    );
    this.end = new Promise((resolve, reject) => {
      this.socket.on('unexpected-response', (_request, response) => {
        resolve({ status: response.statusCode ?? 0 });
        this.socket.terminate();
      });
      this.socket.on('close', (code) => resolve({ code }));
      // An error comes before the close or the refusal that tells why.
      this.socket.on('error', (error) =>
        error.message.includes('WebSocket was closed') ? undefined : reject(error),
      );
    });
  }

  async subscribe(afterLogSeq = 0, afterEventSeq = 0): Promise<this> {
    if (this.socket.readyState !== WebSocket.OPEN) await once(this.socket, 'open');
    this.socket.send(JSON.stringify({ type: 'subscribe', afterLogSeq, afterEventSeq }));
    return this;
  }

  /** Resolves once what has arrived fulfils the condition; rejects when the socket closes before. */
  async until(isMet: () => boolean): Promise<void> {
    while (!isMet()) {
      const ended = this.end.then((end) => {
        throw new Error(`console ended early: ${JSON.stringify(end)}`);
      });
      await Promise.race([once(this.socket, 'message'), ended]);
    }
  }

  isCaughtUp = (): boolean => this.messages.some((message) => message.type === 'caught-up');
  logs = () => this.messages.flatMap((message) => (message.type === 'logs' ? message.rows : []));
  events = () => this.messages.flatMap((message) => (message.type === 'events' ? message.rows : []));
  logSeqs = () => this.logs().map((row) => row.seq);
}

/** 1, 2 … `last`. */
export const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Appends console lines `first` … `last` to a run the way a worker does. */
export async function appendLines(
  runId: string,
  first: number,
  last: number,
  text = (seq: number) => `line ${seq}\n`,
) {
  await asSystem('test', (db) => db.run.update({ where: { id: runId }, data: { fence: 1 } }));
  const row = { runId, stage: 'test', iteration: 1, stream: 'stdout' } as const;
  const logs = upTo(last, first).map((seq) => ({ ...row, seq, text: text(seq) }));
  await appendFeed({ fences: new Map([[runId, 1]]), logs, events: [] });
}
