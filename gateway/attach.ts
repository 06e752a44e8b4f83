import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { trustedOrigins } from '#lib/auth/request.ts';
import { type ConsoleGrant, redeemTicket } from '#lib/consoles/commands.ts';
import { mayWatch } from '#lib/consoles/queries.ts';
import { findTicketToken, MAX_CLIENT_FRAME_BYTES } from '#lib/consoles/rules.ts';
import { CONSOLE_PATH, CONSOLE_PROTOCOL } from '#lib/consoles/schema.ts';
import { logUnexpected } from '#lib/log.ts';
import { Feed } from './feed.ts';
import { Sockets } from './sockets.ts';

export type Gateway = { close(): Promise<void> };
type GatewayOptions = {
  /** How often memberships are looked at again; each minute unless a test is in a hurry. */
  membershipCheckMs?: number;
  heartbeatMs?: number;
};

/**
 * Serves consoles on `server` under CONSOLE_PATH; other upgrades are left to whoever else listens. A socket is opened
 * for an exact trusted Origin and an unused ticket only. `close` ends every console and the listening connection.
 */
export async function attachGateway(server: Server, options: GatewayOptions = {}): Promise<Gateway> {
  const feed = new Feed();
  const sockets = new Sockets(feed, options);
  const webSocketServer = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_CLIENT_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(CONSOLE_PROTOCOL) ? CONSOLE_PROTOCOL : false),
  });

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isConsolePath(request)) return;
    socket.on('error', () => socket.destroy());
    admit(request)
      .then((grant) => {
        if (typeof grant === 'number') return refuse(socket, grant);
        webSocketServer.handleUpgrade(request, socket, head, (webSocket) => sockets.accept(webSocket, grant));
      })
      .catch((error: unknown) => {
        logUnexpected('gateway', error);
        refuse(socket, 500);
      });
  };
  server.on('upgrade', onUpgrade);
  await feed.start();

  return {
    async close() {
      server.off('upgrade', onUpgrade);
      await sockets.closeAll();
      webSocketServer.close();
      await feed.stop();
    },
  };
}

/** Whether an upgrade is for a console. */
export function isConsolePath(request: IncomingMessage): boolean {
  return (request.url ?? '').split('?')[0] === CONSOLE_PATH;
}

/** The grant of a request that may open a console, or the HTTP status it is refused with. */
async function admit(request: IncomingMessage): Promise<ConsoleGrant | 401 | 403> {
  const origin = request.headers.origin;
  if (origin === undefined || !trustedOrigins().includes(origin)) return 403;
  const token = findTicketToken(request.headers['sec-websocket-protocol']);
  const grant = token === null ? null : await redeemTicket(token);
  if (grant === null || !(await mayWatch(grant.userId, grant.teamId))) return 401;
  return grant;
}

const REASONS = { 401: 'Unauthorized', 403: 'Forbidden', 500: 'Internal Server Error' } as const;

function refuse(socket: Duplex, status: keyof typeof REASONS): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
