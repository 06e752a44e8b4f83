import { CONSOLE_PROTOCOL, TICKET_PROTOCOL_PREFIX } from './schema.ts';

/** Long enough for a slow handshake, too short to be worth stealing. */
export const TICKET_LIFETIME_MS = 30_000;
/** Someone removed from a team keeps watching for at most this long. */
export const MEMBERSHIP_CHECK_MS = 60_000;
/** A person with ten tabs of several consoles fits; a loop that forgets to close does not. */
export const MAX_SOCKETS_PER_USER = 50;
/** Clients only subscribe; anything longer is not ours. */
export const MAX_CLIENT_FRAME_BYTES = 1_024;
/** Rows of one kind that a console gets at once. */
export const BATCH_ROWS = 1_000;
/** What is on its way to one browser at most; a slower one pulls the rest by seq once this has left. Source: runtime.md. */
export const MAX_BUFFERED_BYTES = 1_000_000;
/** What one read may bring into memory, shared by the consoles it reads for. */
const MAX_READ_BYTES = 16_000_000;
/** Text that one console may get in a read of this many: below what a browser may have buffered, events included. */
export function batchBytes(consoles: number): number {
  return Math.min(MAX_BUFFERED_BYTES / 2, Math.floor(MAX_READ_BYTES / consoles));
}

/** Reads the ticket's token out of the offered subprotocols; null when ours or the ticket is missing. */
export function findTicketToken(offered: string | undefined): string | null {
  const protocols = (offered ?? '').split(',').map((part) => part.trim());
  if (!protocols.includes(CONSOLE_PROTOCOL)) return null;
  const ticket = protocols.find((protocol) => protocol.startsWith(TICKET_PROTOCOL_PREFIX));
  const token = ticket?.slice(TICKET_PROTOCOL_PREFIX.length) ?? '';
  return /^[0-9a-z]{16,64}$/.test(token) ? token : null;
}
