import type { WebSocket } from 'ws';
import type { Batch, Position } from '#lib/consoles/queries.ts';
import type { ServerMessage } from '#lib/consoles/schema.ts';

/**
 * One console's place in one run. It never holds more than one batch for its browser: while that is on its way the
 * subscription is busy, and what comes meanwhile stays in the database until it is asked for by sequence number.
 */
export class Subscription {
  readonly position: Position;
  readonly #socket: WebSocket;
  #pending = 0;
  #toldCaughtUp = false;

  constructor(socket: WebSocket, position: Position) {
    this.#socket = socket;
    this.position = { ...position };
  }

  /** Whether rows are on their way, or the browser is leaving and takes no more. */
  isBusy(): boolean {
    return this.#pending > 0 || this.#socket.readyState !== this.#socket.OPEN;
  }

  /** Sends the next rows and moves on; calls `more` once everything sent has left for the browser. */
  deliver(batch: Batch, more: () => void): void {
    const { logs, events, isFull } = batch;
    const whenSent = () => {
      if (this.#pending === 0) more();
    };
    if (events.length > 0) this.#send({ type: 'events', rows: events }, whenSent);
    if (logs.length > 0) this.#send({ type: 'logs', rows: logs }, whenSent);
    this.position.afterEventSeq = events.at(-1)?.seq ?? this.position.afterEventSeq;
    this.position.afterLogSeq = logs.at(-1)?.seq ?? this.position.afterLogSeq;
    if (!isFull && !this.#toldCaughtUp) {
      this.#toldCaughtUp = true;
      this.#send({ type: 'caught-up' }, whenSent);
    }
  }

  #send(message: ServerMessage, whenSent: () => void): void {
    this.#pending++;
    this.#socket.send(JSON.stringify(message), () => {
      this.#pending--;
      whenSent();
    });
  }
}
