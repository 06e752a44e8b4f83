import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { RunEvent } from '../runs/schema.ts';

/** Where consoles connect, on the web server's own port by default and under the same path when the gateway runs alone. */
export const CONSOLE_PATH = '/ws/console';
/** Spoken by both sides; a change that old browsers would not understand is a new name. */
export const CONSOLE_PROTOCOL = 'iopeer.v1';
/** The ticket travels as a second subprotocol, `ticket.<token>`, because addresses end up in logs and a browser cannot set headers. */
export const TICKET_PROTOCOL_PREFIX = 'ticket.';

/** Why the gateway closed a socket; 4000–4999 is the range applications may define (RFC 6455, 7.4.2), 1012 is a restart. */
export const CLOSE_CODES = { restarting: 1012, badMessage: 4400, revoked: 4401, tooMany: 4429 } as const;

/**
 * The gateway says something at least this often. A browser cannot see WebSocket pings, so this is how it notices that
 * its connection died in silence; proxies, too, drop connections that are silent for a minute or so.
 */
export const HEARTBEAT_MS = 25_000;

/** What a ticket allows. An interactive terminal will be a scope of its own, so that a watcher's ticket can never type. */
export const CONSOLE_SCOPES = ['watch'] as const;

export const openConsoleInput = z.strictObject({ runId: idSchema('run') });

/** What the browser may send. Sequence numbers count from 1; 0 asks for everything. */
export const clientMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('subscribe'),
    afterLogSeq: z.number().int().min(0),
    afterEventSeq: z.number().int().min(0),
  }),
]);

export const logRowSchema = z.object({
  seq: z.number().int(),
  stage: z.string(),
  iteration: z.number().int(),
  stream: z.string(),
  text: z.string(),
  /** Milliseconds since 1970, UTC. */
  at: z.number(),
});
/** `event` stays unread here: one of a newer pipeline must not cost a page the rows around it. */
export const eventRowSchema = z.object({ seq: z.number().int(), event: z.unknown(), at: z.number() });

/**
 * What the gateway sends. Rows of one kind come in order and without a gap; `caught-up`, once, means that nothing older
 * is missing; `alive` is the heartbeat.
 */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('logs'), rows: z.array(logRowSchema) }),
  z.object({ type: z.literal('events'), rows: z.array(eventRowSchema) }),
  z.object({ type: z.literal('caught-up') }),
  z.object({ type: z.literal('alive') }),
]);

export type ClientMessage = z.infer<typeof clientMessageSchema>;
export type ServerMessage = z.infer<typeof serverMessageSchema>;
export type LogRow = z.infer<typeof logRowSchema>;
export type EventRow = { seq: number; event: RunEvent; at: number };
/** `url` is the gateway's own address, such as wss://console.example.com; null when it shares the page's origin. */
export type ConsoleTicketView = { ticket: string; url: string | null };
