import type { WebSocket } from 'ws';
import type { ConsoleGrant } from '#lib/consoles/commands.ts';
import { mayWatch } from '#lib/consoles/queries.ts';
import { MAX_SOCKETS_PER_USER, MEMBERSHIP_CHECK_MS } from '#lib/consoles/rules.ts';
import { CLOSE_CODES, clientMessageSchema, HEARTBEAT_MS, type ServerMessage } from '#lib/consoles/schema.ts';
import { log } from '#lib/log.ts';
import type { Feed } from './feed.ts';
import { Subscription } from './subscription.ts';

/** Heartbeats a browser may leave unanswered: it answers only after taking the rows before, and may be slow at that. */
const MISSED_MAX = 1;
const MISSED_MAX_WHILE_SENDING = 8;

/** `missed` counts pings since the last answer. */
type Open = { grant: ConsoleGrant; subscription: Subscription | null; missed: number };

/** The consoles open in this process: what they may see, whether they still may, and whether they are still there. */
export class Sockets {
  readonly #open = new Map<WebSocket, Open>();
  readonly #feed: Feed;
  readonly #timers: NodeJS.Timeout[];

  constructor(feed: Feed, options: { membershipCheckMs?: number; heartbeatMs?: number } = {}) {
    const { membershipCheckMs = MEMBERSHIP_CHECK_MS, heartbeatMs = HEARTBEAT_MS } = options;
    this.#feed = feed;
    this.#timers = [
      setInterval(() => this.#beat(), heartbeatMs),
      setInterval(() => void this.#checkMemberships(), membershipCheckMs),
    ];
  }

  /** Takes over an opened socket; rows flow once it subscribes. */
  accept(socket: WebSocket, grant: ConsoleGrant): void {
    const own = [...this.#open.values()].filter((other) => other.grant.userId === grant.userId).length;
    if (own >= MAX_SOCKETS_PER_USER) {
      socket.close(CLOSE_CODES.tooMany, 'too many consoles');
      return;
    }
    const state: Open = { grant, subscription: null, missed: 0 };
    this.#open.set(socket, state);
    socket.on('message', (data, isBinary) => this.#onMessage(socket, state, isBinary ? '' : String(data)));
    socket.on('pong', () => {
      state.missed = 0;
    });
    socket.on('error', (error) => log('gateway').debug({ err: error }, 'console socket failed'));
    socket.on('close', () => this.#forget(socket, state));
  }

  /** Closes the consoles of whoever left a team or lost the right to watch. Runs each minute. */
  async #checkMemberships(): Promise<void> {
    const byMember = Map.groupBy(this.#open, ([, { grant }]) => `${grant.userId} ${grant.teamId}`);
    for (const members of byMember.values()) {
      const grant = members[0]?.[1].grant;
      if (grant === undefined) continue;
      try {
        if (await mayWatch(grant.userId, grant.teamId)) continue;
        for (const [socket, state] of members) {
          this.#forget(socket, state);
          socket.close(CLOSE_CODES.revoked, 'no longer a member');
        }
      } catch (error) {
        log('gateway').warn({ err: error }, 'could not check memberships, trying again in a minute');
      }
    }
  }

  /** Ends every console; browsers connect again, elsewhere or here. Waits for their goodbye at most `graceMs`. */
  async closeAll(graceMs = 1_000): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const sockets = [...this.#open.keys()];
    const closed = sockets.map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    for (const socket of sockets) socket.close(CLOSE_CODES.restarting, 'gateway is stopping');
    const deadline = setTimeout(() => {
      for (const socket of sockets) socket.terminate();
    }, graceMs);
    await Promise.all(closed);
    clearTimeout(deadline);
  }

  #onMessage(socket: WebSocket, state: Open, text: string): void {
    const message = clientMessageSchema.safeParse(parseJson(text));
    if (!message.success || state.subscription !== null) {
      socket.close(CLOSE_CODES.badMessage, 'expected one subscribe message');
      return;
    }
    const { teamId, runId } = state.grant;
    const { afterLogSeq, afterEventSeq } = message.data;
    state.subscription = new Subscription(socket, { teamId, runId, afterLogSeq, afterEventSeq });
    this.#feed.add(state.subscription);
  }

  #beat(): void {
    const alive: ServerMessage = { type: 'alive' };
    for (const [socket, state] of this.#open) {
      const isSending = socket.bufferedAmount > 0;
      if (state.missed >= (isSending ? MISSED_MAX_WHILE_SENDING : MISSED_MAX)) {
        socket.terminate();
        continue;
      }
      state.missed++;
      socket.ping();
      if (!isSending) socket.send(JSON.stringify(alive));
    }
  }

  #forget(socket: WebSocket, state: Open): void {
    this.#open.delete(socket);
    if (state.subscription !== null) this.#feed.remove(state.subscription);
  }
}

/** What is not JSON is simply not a message. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
