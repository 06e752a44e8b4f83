import { Client } from 'pg';
import { readBatches } from '#lib/consoles/queries.ts';
import { requiredEnv } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { readNotice } from '#lib/run-feed/rules.ts';
import { FEED_CHANNEL } from '#lib/run-feed/schema.ts';
import type { Subscription } from './subscription.ts';

/** At most one read each so often: new rows of all runs that arrive meanwhile are fetched together. */
const TICK_MS = 25;
/** Should a notification be lost (the server restarted), nobody waits longer than this. Source: runtime.md, log path. */
const NET_MS = 2_000;
/** Wait before listening again after the connection was lost. */
const RELISTEN_MS = 500;
/** A listening connection is silent by nature: asking the network for signs of life finds one that died unnoticed. */
const KEEP_ALIVE_MS = 10_000;
/** Subscriptions read in one statement. */
const READ_MAX = 200;

/** Follows the run log of every subscribed run on one listening connection and hands new rows to the subscriptions. */
export class Feed {
  readonly #byRun = new Map<string, Set<Subscription>>();
  readonly #due = new Set<Subscription>();
  #listener: Client | null = null;
  #net: NodeJS.Timeout | null = null;
  #tick: NodeJS.Timeout | null = null;
  #relisten: NodeJS.Timeout | null = null;
  #reading = false;
  #stopped = false;

  /** Starts listening; resolves whether or not the database answers, because the net catches up when it does. */
  async start(): Promise<void> {
    this.#net = setInterval(() => this.#wakeAll(), NET_MS);
    await this.#listen();
  }

  /** Ends the connection and all timers. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of [this.#net, this.#tick, this.#relisten]) if (timer !== null) clearTimeout(timer);
    await this.#listener?.end();
  }

  add(subscription: Subscription): void {
    const { runId } = subscription.position;
    const watching = this.#byRun.get(runId) ?? new Set();
    this.#byRun.set(runId, watching.add(subscription));
    this.#wake(subscription);
  }

  remove(subscription: Subscription): void {
    const { runId } = subscription.position;
    const watching = this.#byRun.get(runId);
    watching?.delete(subscription);
    if (watching?.size === 0) this.#byRun.delete(runId);
    this.#due.delete(subscription);
  }

  async #listen(): Promise<void> {
    const client = new Client({
      connectionString: requiredEnv('SYSTEM_DATABASE_URL'),
      application_name: 'iopeer-gateway-listen',
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    let lost = false;
    const onLost = (error?: Error) => {
      if (lost || this.#stopped) return;
      lost = true;
      log('gateway').warn({ err: error }, 'lost the listening connection, connecting again');
      client.end().catch((err: unknown) => log('gateway').debug({ err }, 'closing a lost connection'));
      this.#relisten = setTimeout(() => void this.#listen(), RELISTEN_MS);
    };
    client.on('error', onLost);
    client.on('end', () => onLost());
    client.on('notification', ({ payload }) => this.#onNotification(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${FEED_CHANNEL}`);
      this.#listener = client;
      this.#wakeAll();
    } catch (error) {
      onLost(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #onNotification(payload: string): void {
    const notice = readNotice(payload);
    for (const runId of [...(notice?.logs ?? []), ...(notice?.events ?? [])]) {
      for (const subscription of this.#byRun.get(runId) ?? []) this.#wake(subscription);
    }
  }

  #wakeAll(): void {
    for (const watching of this.#byRun.values())
      for (const subscription of watching) this.#wake(subscription);
  }

  #wake(subscription: Subscription): void {
    this.#due.add(subscription);
    if (this.#tick === null && !this.#reading && !this.#stopped)
      this.#tick = setTimeout(() => void this.#read(), TICK_MS);
  }

  async #read(): Promise<void> {
    this.#tick = null;
    this.#reading = true;
    // A busy one has rows on their way to a slow browser: it asks again by itself once they are out.
    const ready = [...this.#due].filter((subscription) => !subscription.isBusy()).slice(0, READ_MAX);
    for (const subscription of ready) this.#due.delete(subscription);
    try {
      const batches =
        ready.length === 0 ? [] : await readBatches(ready.map((subscription) => subscription.position));
      for (const [index, subscription] of ready.entries()) {
        const batch = batches[index];
        if (batch === undefined) continue;
        subscription.deliver(batch, () => this.#isWatched(subscription) && this.#wake(subscription));
      }
    } catch (error) {
      // Nothing is lost: positions have not moved, and the net reads again.
      log('gateway').warn({ err: error }, 'could not read the run log, trying again');
    } finally {
      this.#reading = false;
      const waiting = [...this.#due].some((subscription) => !subscription.isBusy());
      if (waiting && !this.#stopped && this.#tick === null)
        this.#tick = setTimeout(() => void this.#read(), TICK_MS);
    }
  }

  #isWatched(subscription: Subscription): boolean {
    return this.#byRun.get(subscription.position.runId)?.has(subscription) ?? false;
  }
}
