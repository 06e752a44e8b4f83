import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { runEventSchema, STAGES } from '../runs/schema.ts';

/** Where consoles connect, on the web server's own port by default and under the same path when the gateway runs alone. */
export const CONSOLE_PATH = '/ws/console';
/** Spoken by both sides; a change that old browsers would not understand is a new name. */
export const CONSOLE_PROTOCOL = 'iopeer.v1';
/** The ticket travels as a second subprotocol, `ticket.<token>`, because addresses end up in logs and a browser cannot set headers. */
export const TICKET_PROTOCOL_PREFIX = 'ticket.';

/** Why the gateway closed a socket; 4000–4999 is the range applications may define (RFC 6455, 7.4.2). */
export const CLOSE_CODES = { badMessage: 4400, revoked: 4401, tooMany: 4429 } as const;

export const openConsoleInput = z.strictObject({ runId: idSchema('run') });

/** What the browser may send. Sequence numbers count from 1; 0 asks for everything. */
export const clientMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('subscribe'),
    afterLogSeq: z.number().int().min(0),
    afterEventSeq: z.number().int().min(0),
  }),
]);

export const logRowSchema = z.strictObject({
  seq: z.number().int(),
  stage: z.enum(STAGES),
  iteration: z.number().int(),
  stream: z.enum(['stdout', 'stderr', 'system']),
  text: z.string(),
  /** Milliseconds since 1970, UTC. */
  at: z.number(),
});
export const eventRowSchema = z.strictObject({
  seq: z.number().int(),
  event: runEventSchema,
  at: z.number(),
});

/** What the gateway sends. Rows of one kind come in order and without a gap; `caught-up` means that nothing older is missing. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('logs'), rows: z.array(logRowSchema) }),
  z.strictObject({ type: z.literal('events'), rows: z.array(eventRowSchema) }),
  z.strictObject({ type: z.literal('caught-up') }),
]);

export type ClientMessage = z.infer<typeof clientMessageSchema>;
export type ServerMessage = z.infer<typeof serverMessageSchema>;
export type LogRow = z.infer<typeof logRowSchema>;
export type EventRow = z.infer<typeof eventRowSchema>;
/** `url` is null when the gateway shares the page's own origin. */
export type ConsoleTicketView = { ticket: string; url: string | null };
