import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import next from 'next';
import { attachGateway } from '#gateway/attach.ts';
import { GitService } from '#gateway/git/service.ts';
import { proxyMatcher, settleClientAddress } from '#lib/client-address.ts';
import { CONSOLE_PATH } from '#lib/consoles/schema.ts';
import { closeDatabase } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { pipelineFolder } from '#pipeline/workspace/pipeline-folder.ts';
import { repositoryRoot } from '../launcher/places.mjs';
import { reportReady, stopOnSignal } from '../supervisor/child-side.ts';

/**
 * Pages, consoles and repositories on one port. `--dev` serves pages that follow the source; otherwise the build is served.
 * The address comes from HOST and PORT.
 */
const dev = process.argv.includes('--dev');
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);

const server = createServer();
// Next.js would listen for upgrades on the real server and end those it does not know, consoles among them: it gets
// a server that never hears one, and what is not a console's is handed to it below.
const app = next({ dev, dir: repositoryRoot, hostname: host, port, httpServer: createServer() });
await app.prepare();
const handle = app.getRequestHandler();
const git = new GitService({ dataFolder: pipelineFolder() });
await git.tidy();
const isTrustedProxy = proxyMatcher(env().APP_TRUSTED_PROXIES);
server.on('request', (request, response) => {
  settleClientAddress(request, isTrustedProxy);
  if (git.handles(request)) void git.serve(request, response);
  else void handle(request, response);
});
const gateway = await attachGateway(server);
server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
  if ((request.url ?? '').split('?')[0] === CONSOLE_PATH) return;
  if (dev) void app.getUpgradeHandler()(request, socket, head);
  else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
});

server.once('error', (error) => {
  console.error(`The web server could not listen on ${host}:${port}: ${error.message}`);
  process.exit(1);
});
server.listen(port, host, reportReady);

stopOnSignal(async () => {
  // New connections are refused; those at work get their answer, idle ones end at once.
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.all([gateway.close(), git.close()]);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2_000))]);
  server.closeAllConnections();
  await closeDatabase();
});
