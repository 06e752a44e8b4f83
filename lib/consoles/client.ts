import type { Result } from '../errors.ts';
import { runEventSchema } from '../runs/schema.ts';
import {
  CLOSE_CODES,
  CONSOLE_PATH,
  CONSOLE_PROTOCOL,
  type ConsoleTicketView,
  type EventRow,
  HEARTBEAT_MS,
  type LogRow,
  serverMessageSchema,
  TICKET_PROTOCOL_PREFIX,
} from './schema.ts';

/** `waiting` is between two attempts; `closed` is for good, by the page or because this person may not watch. */
export type ConsoleStatus = 'connecting' | 'live' | 'waiting' | 'closed';

export type ConsoleClientOptions = {
  /** Asks for a one-use ticket before each connection: the `openConsole` action. A throw is tried again later. */
  getTicket(): Promise<Result<ConsoleTicketView>>;
  /** The page's own origin, `location.origin`; used when the ticket names no gateway. */
  origin: string;
  onLogs(rows: LogRow[]): void;
  onEvents(rows: EventRow[]): void;
  /** Everything stored so far has arrived. */
  onCaughtUp?(): void;
  onStatus?(status: ConsoleStatus): void;
  /** Where to resume, for a console whose earlier rows are already on screen. */
  afterLogSeq?: number;
  afterEventSeq?: number;
  /** First and longest wait between attempts; doubled each time, with full jitter so that a restart is not stormed. */
  retryMinMs?: number;
  retryMaxMs?: number;
  /** Silence after which the connection counts as dead; two missed heartbeats and some. */
  silenceMs?: number;
};

/** Answers of `openConsole` that trying again does not change. */
const HOPELESS = ['not_found', 'forbidden', 'unauthenticated', 'invalid'];

/** A console that stays connected: it resumes by sequence number, so no row is lost or shown twice. */
export class ConsoleClient {
  readonly #options: ConsoleClientOptions;
  #state: 'idle' | 'opening' | 'open' | 'closed' = 'idle';
  #socket: WebSocket | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #afterLogSeq: number;
  #afterEventSeq: number;

  constructor(options: ConsoleClientOptions) {
    this.#options = options;
    this.#afterLogSeq = options.afterLogSeq ?? 0;
    this.#afterEventSeq = options.afterEventSeq ?? 0;
  }

  /** Connects and keeps trying until `close`, or until the server says that this person may not watch. */
  open(): void {
    if (this.#state !== 'idle') return;
    clearTimeout(this.#retryTimer);
    this.#state = 'opening';
    this.#options.onStatus?.('connecting');
    void this.#connect();
  }

  /** Ends the connection for good. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    this.#socket?.close(1000);
    this.#socket = null;
    this.#options.onStatus?.('closed');
  }

  async #connect(): Promise<void> {
    const answer = await this.#options.getTicket().catch(() => null);
    if (this.#state === 'closed') return;
    if (answer?.ok === false && HOPELESS.includes(answer.error.code)) return this.close();
    if (!answer?.ok) return this.#retry();

    const { ticket, url } = answer.data;
    const base = url ?? this.#options.origin.replace(/^http/, 'ws');
    // The ticket goes as a subprotocol: addresses end up in logs, and a browser cannot set headers.
    const protocols = [CONSOLE_PROTOCOL, `${TICKET_PROTOCOL_PREFIX}${ticket}`];
    const socket = new WebSocket(base.replace(/\/$/, '') + CONSOLE_PATH, protocols);
    this.#socket = socket;
    this.#state = 'open';
    this.#expectLife(socket);
    socket.addEventListener('open', () => {
      const position = { afterLogSeq: this.#afterLogSeq, afterEventSeq: this.#afterEventSeq };
      socket.send(JSON.stringify({ type: 'subscribe', ...position }));
    });
    socket.addEventListener('message', (message) => {
      if (this.#socket !== socket) return;
      this.#expectLife(socket);
      this.#receive(String(message.data));
    });
    socket.addEventListener('close', (event) => this.#onClose(socket, event.code));
  }

  #receive(text: string): void {
    const parsed = serverMessageSchema.safeParse(JSON.parse(text));
    // A message of a newer server is not ours to guess at.
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'logs') {
      const rows = message.rows.filter((row) => row.seq > this.#afterLogSeq);
      this.#afterLogSeq = rows.at(-1)?.seq ?? this.#afterLogSeq;
      if (rows.length > 0) this.#options.onLogs(rows);
    } else if (message.type === 'events') {
      const fresh = message.rows.filter((row) => row.seq > this.#afterEventSeq);
      this.#afterEventSeq = fresh.at(-1)?.seq ?? this.#afterEventSeq;
      const rows = fresh.flatMap(({ seq, at, event }) => {
        const known = runEventSchema.safeParse(event);
        return known.success ? [{ seq, at, event: known.data }] : [];
      });
      if (rows.length > 0) this.#options.onEvents(rows);
    } else if (message.type === 'caught-up') {
      this.#attempt = 0;
      this.#options.onStatus?.('live');
      this.#options.onCaughtUp?.();
    }
  }

  /** A connection can die without a word (a laptop asleep, a lost network); then its silence is what tells. */
  #expectLife(socket: WebSocket): void {
    const { silenceMs = HEARTBEAT_MS * 2.5 } = this.#options;
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => {
      socket.close();
      this.#onClose(socket, 1006);
    }, silenceMs);
  }

  #onClose(socket: WebSocket, code: number): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    clearTimeout(this.#silenceTimer);
    if (code === CLOSE_CODES.revoked || code === CLOSE_CODES.badMessage) this.close();
    else this.#retry();
  }

  #retry(): void {
    const { retryMinMs = 250, retryMaxMs = 10_000 } = this.#options;
    const ceilingMs = Math.min(retryMaxMs, retryMinMs * 2 ** this.#attempt++);
    this.#state = 'idle';
    this.#options.onStatus?.('waiting');
    this.#retryTimer = setTimeout(() => this.open(), Math.random() * ceilingMs);
  }
}
