import type { WebSocket } from 'ws';
import type { ConsoleGrant } from '#lib/consoles/commands.ts';
import { mayWatch } from '#lib/consoles/queries.ts';
import { MAX_SOCKETS_PER_USER, MEMBERSHIP_CHECK_MS } from '#lib/consoles/rules.ts';
import { CLOSE_CODES, clientMessageSchema } from '#lib/consoles/schema.ts';
import { log } from '#lib/log.ts';
import type { Feed } from './feed.ts';
import { Subscription } from './subscription.ts';

/** Proxies drop silent connections after a minute or so; two missed answers mean that the browser is gone. */
const PING_MS = 25_000;

type Open = { grant: ConsoleGrant; subscription: Subscription | null; answered: boolean };

/** The consoles open in this process: what they may see, whether they still may, and whether they are still there. */
export class Sockets {
  readonly #open = new Map<WebSocket, Open>();
  readonly #feed: Feed;
  readonly #timers: NodeJS.Timeout[];

  constructor(feed: Feed, membershipCheckMs = MEMBERSHIP_CHECK_MS) {
    this.#feed = feed;
    this.#timers = [
      setInterval(() => this.#ping(), PING_MS),
      setInterval(() => void this.checkMemberships(), membershipCheckMs),
    ];
  }

  /** Takes over an opened socket; rows flow once it subscribes. */
  accept(socket: WebSocket, grant: ConsoleGrant): void {
    const own = [...this.#open.values()].filter((other) => other.grant.userId === grant.userId).length;
    if (own >= MAX_SOCKETS_PER_USER) {
      socket.close(CLOSE_CODES.tooMany, 'too many consoles');
      return;
    }
    const state: Open = { grant, subscription: null, answered: true };
    this.#open.set(socket, state);
    socket.on('message', (data, isBinary) => this.#onMessage(socket, state, isBinary ? '' : String(data)));
    socket.on('pong', () => {
      state.answered = true;
    });
    socket.on('error', (error) => log('gateway').debug({ err: error }, 'console socket failed'));
    socket.on('close', () => this.#forget(socket, state));
  }

  /** Closes the consoles of whoever left a team or lost the right to watch. Runs each minute. */
  async checkMemberships(): Promise<void> {
    const byMember = Map.groupBy(this.#open, ([, { grant }]) => `${grant.userId} ${grant.teamId}`);
    for (const members of byMember.values()) {
      const grant = members[0]?.[1].grant;
      if (grant === undefined) continue;
      try {
        if (await mayWatch(grant.userId, grant.teamId)) continue;
        for (const [socket] of members) socket.close(CLOSE_CODES.revoked, 'no longer a member');
      } catch (error) {
        log('gateway').warn({ err: error }, 'could not check memberships, trying again in a minute');
      }
    }
  }

  /** Ends every console; browsers connect again, elsewhere or here. */
  closeAll(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const socket of this.#open.keys()) socket.terminate();
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

  #ping(): void {
    for (const [socket, state] of this.#open) {
      if (!state.answered) socket.terminate();
      else {
        state.answered = false;
        socket.ping();
      }
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
