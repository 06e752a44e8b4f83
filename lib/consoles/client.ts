import {
  CLOSE_CODES,
  CONSOLE_PATH,
  CONSOLE_PROTOCOL,
  type ConsoleTicketView,
  type EventRow,
  type LogRow,
  serverMessageSchema,
  TICKET_PROTOCOL_PREFIX,
} from './schema.ts';

export type ConsoleStatus = 'connecting' | 'live' | 'waiting' | 'closed';

export type ConsoleClientOptions = {
  /** Asks the server for a one-use ticket; called before every connection. Null or a throw ends in a later retry. */
  getTicket(): Promise<ConsoleTicketView | null>;
  /** The page's own origin, e.g. `location.origin`; used when the ticket names no gateway. */
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
};

/** A console that stays connected: it resumes by sequence number, so no row is lost or shown twice. */
export class ConsoleClient {
  readonly #options: ConsoleClientOptions;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #attempt = 0;
  #closed = false;
  #afterLogSeq: number;
  #afterEventSeq: number;

  constructor(options: ConsoleClientOptions) {
    this.#options = options;
    this.#afterLogSeq = options.afterLogSeq ?? 0;
    this.#afterEventSeq = options.afterEventSeq ?? 0;
  }

  /** Connects and keeps trying until `close`, or until the server says that this person may no longer watch. */
  open(): void {
    if (this.#closed || this.#socket !== null) return;
    this.#options.onStatus?.('connecting');
    void this.#connect();
  }

  /** Ends the connection for good. */
  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#socket?.close(1000);
    this.#options.onStatus?.('closed');
  }

  async #connect(): Promise<void> {
    const ticket = await this.#options.getTicket().catch(() => null);
    if (this.#closed) return;
    if (ticket === null) return this.#retry();
    const url = ticket.url ?? `${this.#options.origin.replace(/^http/, 'ws')}${CONSOLE_PATH}`;
    const socket = new WebSocket(url, [CONSOLE_PROTOCOL, `${TICKET_PROTOCOL_PREFIX}${ticket.ticket}`]);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      socket.send(
        JSON.stringify({
          type: 'subscribe',
          afterLogSeq: this.#afterLogSeq,
          afterEventSeq: this.#afterEventSeq,
        }),
      );
    });
    socket.addEventListener('message', (message) => this.#receive(String(message.data)));
    socket.addEventListener('close', (event) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (this.#closed) return;
      if (event.code === CLOSE_CODES.revoked) this.close();
      else this.#retry();
    });
  }

  #receive(text: string): void {
    const parsed = serverMessageSchema.safeParse(JSON.parse(text));
    // A message of a newer server is not ours to guess at; rows it carries come again by seq after a reload.
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'logs') {
      const rows = message.rows.filter((row) => row.seq > this.#afterLogSeq);
      this.#afterLogSeq = rows.at(-1)?.seq ?? this.#afterLogSeq;
      if (rows.length > 0) this.#options.onLogs(rows);
    } else if (message.type === 'events') {
      const rows = message.rows.filter((row) => row.seq > this.#afterEventSeq);
      this.#afterEventSeq = rows.at(-1)?.seq ?? this.#afterEventSeq;
      if (rows.length > 0) this.#options.onEvents(rows);
    } else {
      this.#attempt = 0;
      this.#options.onStatus?.('live');
      this.#options.onCaughtUp?.();
    }
  }

  #retry(): void {
    const { retryMinMs = 250, retryMaxMs = 10_000 } = this.#options;
    const ceilingMs = Math.min(retryMaxMs, retryMinMs * 2 ** this.#attempt++);
    this.#options.onStatus?.('waiting');
    this.#timer = setTimeout(() => this.open(), Math.random() * ceilingMs);
  }
}
