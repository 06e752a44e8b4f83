import { type Heartbeat, openHeartbeat } from '#lib/engine/leases.ts';
import { log } from '#lib/log.ts';

/**
 * Part of the lease after which a worker that could not renew it gives up: before anybody else may take its runs.
 */
const GIVE_UP_AT = 0.75;

type LeaseKeeperOptions = {
  executorId: string;
  leaseMs: number;
  heartbeatMs: number;
  /** The worker must stop at once. Called at most once. */
  onLost(why: string): void;
  heartbeat?: Heartbeat;
};

/** Keeps a worker's sign of life fresh, and tells when it no longer is. */
export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;
  readonly #heartbeat: Heartbeat;
  /** Monotonic, so that a changed wall clock neither kills nor saves a worker; it goes on while a process is frozen. */
  #renewedAt = performance.now();
  #isRenewing = false;
  #isLost = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LeaseKeeperOptions) {
    this.#options = options;
    this.#heartbeat = options.heartbeat ?? openHeartbeat(options.executorId);
  }

  start(): void {
    this.#renewedAt = performance.now();
    this.#timer = setInterval(() => this.#beat(), this.#options.heartbeatMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#heartbeat.close();
  }

  #beat(): void {
    if (performance.now() - this.#renewedAt > this.#options.leaseMs * GIVE_UP_AT) {
      this.#lose('it could not be renewed in time');
    } else if (!this.#isRenewing) {
      void this.#renew();
    }
  }

  async #renew(): Promise<void> {
    this.#isRenewing = true;
    const askedAt = performance.now();
    try {
      if (await this.#heartbeat.renew()) this.#renewedAt = askedAt;
      else this.#lose('others believed this worker dead');
    } catch (error) {
      log('lease').warn({ err: error }, 'the lease could not be renewed; trying again');
    } finally {
      this.#isRenewing = false;
    }
  }

  #lose(why: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    clearInterval(this.#timer);
    this.#options.onLost(why);
  }
}
