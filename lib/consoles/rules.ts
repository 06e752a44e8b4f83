import { CONSOLE_PROTOCOL, TICKET_PROTOCOL_PREFIX } from './schema.ts';

/** Long enough for a slow handshake, too short to be worth stealing. */
export const TICKET_LIFETIME_MS = 30_000;
/** Someone removed from a team keeps watching for at most this long. */
export const MEMBERSHIP_CHECK_MS = 60_000;
/** A person with ten tabs of several consoles fits; a loop that forgets to close does not. */
export const MAX_SOCKETS_PER_USER = 50;
/** Clients only subscribe; anything longer is not ours. */
export const MAX_CLIENT_FRAME_BYTES = 1_024;
/** Rows are at most 8 kB, so a batch stays near 1 MB: what may be buffered for a slow browser before it has to catch up by seq. */
export const LOG_BATCH_ROWS = 128;
export const EVENT_BATCH_ROWS = 256;

/** Reads the ticket's token out of the offered subprotocols; null when ours or the ticket is missing. */
export function findTicketToken(offered: string | undefined): string | null {
  const protocols = (offered ?? '').split(',').map((part) => part.trim());
  if (!protocols.includes(CONSOLE_PROTOCOL)) return null;
  const ticket = protocols.find((protocol) => protocol.startsWith(TICKET_PROTOCOL_PREFIX));
  const token = ticket?.slice(TICKET_PROTOCOL_PREFIX.length) ?? '';
  return /^[0-9a-z]{16,64}$/.test(token) ? token : null;
}
