import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import type { Result } from '../errors.ts';
import { ConsoleClient, type ConsoleClientOptions, type ConsoleStatus } from './client.ts';
import type { ConsoleTicketView, EventRow, LogRow } from './schema.ts';

type Connection = { socket: ServerSocket; url: string; protocols: string[]; subscribe: unknown };

/** A server that speaks the gateway's side, one scripted answer a connection. */
class ScriptedServer {
  readonly connections: Connection[] = [];
  readonly #server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'iopeer.v1' });
  #script: ((connection: Connection, number: number) => void) | undefined;

  constructor() {
    this.#server.on('connection', (socket, request) => {
      socket.once('message', (data) => {
        const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(/, */);
        const connection = { socket, url: request.url ?? '', protocols, subscribe: JSON.parse(String(data)) };
        this.connections.push(connection);
        this.#script?.(connection, this.connections.length);
      });
    });
  }

  async start(script: (connection: Connection, number: number) => void): Promise<string> {
    this.#script = script;
    if (this.#server.address() === null) await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const log = (seq: number): LogRow => ({
  seq,
  stage: 'test',
  iteration: 1,
  stream: 'stdout',
  text: `${seq}\n`,
  at: seq,
});
const send = ({ socket }: Connection, message: unknown) => socket.send(JSON.stringify(message));
const sendLogs = (connection: Connection, ...seqs: number[]) =>
  send(connection, { type: 'logs', rows: seqs.map(log) });
const caughtUp = (connection: Connection) => send(connection, { type: 'caught-up' });

let server: ScriptedServer;
let client: ConsoleClient | undefined;
beforeEach(() => {
  server = new ScriptedServer();
});
afterEach(async () => {
  client?.close();
  await server.stop();
});

/** Opens a client and records what it hands on. `until` resolves when the record fulfils a condition. */
function watch(origin: string, options: Partial<ConsoleClientOptions> = {}) {
  const logs: LogRow[] = [];
  const events: EventRow[] = [];
  const statuses: ConsoleStatus[] = [];
  let tickets = 0;
  let check = () => {};
  const record = <Item>(list: Item[], items: readonly Item[]) => {
    list.push(...items);
    check();
  };
  client = new ConsoleClient({
    origin,
    retryMinMs: 1,
    retryMaxMs: 5,
    getTicket: async () => ({ ok: true, data: { ticket: `t${++tickets}`, url: null } }),
    onLogs: (rows) => record(logs, rows),
    onEvents: (rows) => record(events, rows),
    onStatus: (status) => record(statuses, [status]),
    ...options,
  });
  client.open();
  const until = (isMet: () => boolean) =>
    new Promise<void>((resolve) => {
      check = () => isMet() && resolve();
      check();
    });
  return { logs, events, statuses, until, seqs: () => logs.map((row) => row.seq) };
}

describe('a console in the browser', () => {
  it('asks for everything, shows its ticket as a subprotocol and never in the address', async () => {
    const origin = await server.start((connection) => {
      sendLogs(connection, 1, 2);
      caughtUp(connection);
    });
    const seen = watch(origin);
    await seen.until(() => seen.statuses.includes('live'));
    expect(seen.seqs()).toEqual([1, 2]);
    expect(seen.statuses).toEqual(['connecting', 'live']);
    expect(server.connections[0]).toMatchObject({
      url: '/ws/console',
      protocols: ['iopeer.v1', 'ticket.t1'],
      subscribe: { type: 'subscribe', afterLogSeq: 0, afterEventSeq: 0 },
    });
  });

  it('comes back after a drop with a new ticket, from where it stood, and shows no row twice', async () => {
    const origin = await server.start((connection, number) => {
      if (number === 1) {
        sendLogs(connection, 1, 2, 3);
        send(connection, { type: 'events', rows: [{ seq: 1, event: { type: 'run.queued' }, at: 1 }] });
        connection.socket.close(1012);
      } else {
        // A server that repeats itself must not make a page do so.
        sendLogs(connection, 2, 3, 4);
        caughtUp(connection);
      }
    });
    const seen = watch(origin);
    await seen.until(() => seen.statuses.includes('live'));
    expect(seen.seqs()).toEqual([1, 2, 3, 4]);
    expect(seen.events.map((row) => row.seq)).toEqual([1]);
    expect(server.connections[1]).toMatchObject({
      protocols: ['iopeer.v1', 'ticket.t2'],
      subscribe: { type: 'subscribe', afterLogSeq: 3, afterEventSeq: 1 },
    });
    expect(seen.statuses).toEqual(['connecting', 'waiting', 'connecting', 'live']);
  });

  it('starts where the page says, for rows already on screen', async () => {
    const origin = await server.start(caughtUp);
    const seen = watch(origin, { afterLogSeq: 40, afterEventSeq: 7 });
    await seen.until(() => seen.statuses.includes('live'));
    expect(server.connections[0]?.subscribe).toEqual({
      type: 'subscribe',
      afterLogSeq: 40,
      afterEventSeq: 7,
    });
  });

  it('goes to the gateway’s own address when the ticket names one', async () => {
    const gateway = await server.start(caughtUp);
    const url = gateway.replace('http', 'ws');
    const getTicket = async () => ({ ok: true, data: { ticket: 't', url } }) as const;
    const seen = watch('http://nowhere.invalid', { getTicket });
    await seen.until(() => seen.statuses.includes('live'));
    expect(server.connections[0]?.url).toBe('/ws/console');
  });

  it.each([4401, 4400])('stays closed when the gateway closed it with %i', async (code) => {
    const origin = await server.start(({ socket }) => socket.close(code));
    const seen = watch(origin);
    await seen.until(() => seen.statuses.includes('closed'));
    expect(seen.statuses).toEqual(['connecting', 'closed']);
    expect(server.connections).toHaveLength(1);
  });

  it('asks again when a ticket could not be had, and no more when it is hopeless', async () => {
    const origin = await server.start(caughtUp);
    const answers: (() => Result<ConsoleTicketView>)[] = [
      () => {
        throw new Error('offline');
      },
      () => ({ ok: false, error: { code: 'unexpected', key: 'unexpected', errorId: 'err_1' } }),
      () => ({ ok: false, error: { code: 'not_found', key: 'not_found' } }),
    ];
    let asked = 0;
    const getTicket = async () => answers[asked++]?.() ?? Promise.reject(new Error('asked too often'));
    const seen = watch(origin, { getTicket });
    await seen.until(() => seen.statuses.includes('closed'));
    expect(asked).toBe(3);
    expect(seen.statuses).toEqual(['connecting', 'waiting', 'connecting', 'waiting', 'connecting', 'closed']);
    expect(server.connections).toHaveLength(0);
  });

  it('takes a connection that has gone silent for dead', async () => {
    const origin = await server.start((connection, number) => {
      if (number === 2) caughtUp(connection);
    });
    const seen = watch(origin, { silenceMs: 30 });
    await seen.until(() => seen.statuses.includes('live'));
    expect(server.connections.length).toBeGreaterThanOrEqual(2);
  });

  it('hears a heartbeat as life, and no more', async () => {
    const origin = await server.start((connection) => {
      send(connection, { type: 'alive' });
      sendLogs(connection, 1);
      caughtUp(connection);
    });
    const seen = watch(origin);
    await seen.until(() => seen.statuses.includes('live'));
    expect(seen.seqs()).toEqual([1]);
  });

  it('passes over an event of a newer pipeline without losing its neighbours', async () => {
    const events = [{ type: 'run.queued' }, { type: 'run.teleported', to: 'mars' }, { type: 'run.queued' }];
    const origin = await server.start((connection) => {
      send(connection, { type: 'events', rows: events.map((event, i) => ({ seq: i + 1, event, at: 1 })) });
      send(connection, { type: 'weather', sunny: true });
      caughtUp(connection);
    });
    const seen = watch(origin);
    await seen.until(() => seen.statuses.includes('live'));
    expect(seen.events.map((row) => row.seq)).toEqual([1, 3]);
  });

  it('opened twice connects once, and closed by the page stays closed', async () => {
    const origin = await server.start(caughtUp);
    const seen = watch(origin);
    client?.open();
    await seen.until(() => seen.statuses.includes('live'));
    client?.close();
    client?.open();
    expect(seen.statuses).toEqual(['connecting', 'live', 'closed']);
    expect(server.connections).toHaveLength(1);
  });
});
