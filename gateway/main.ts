import { createServer } from 'node:http';
import { proxyMatcher, settleClientAddress } from '#lib/client-address.ts';
import { closeDatabase } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { log, logUnexpected } from '#lib/log.ts';
import { pipelineFolder } from '#pipeline/workspace/pipeline-folder.ts';
import { attachGateway, isConsolePath } from './attach.ts';
import { GitService } from './git/service.ts';

/** The gateway as a process of its own, under the same path as when it shares the web server's port. */
const git = new GitService({ dataFolder: pipelineFolder() });
await git.tidy();
const isTrustedProxy = proxyMatcher(env().APP_TRUSTED_PROXIES);
const server = createServer((request, response) => {
  settleClientAddress(request, isTrustedProxy);
  if (git.handles(request)) return void git.serve(request, response);
  response
    .writeHead(426, { 'content-type': 'text/plain' })
    .end('This is the gateway of consoles and git: connect with a WebSocket, or clone a repository.\n');
});
const gateway = await attachGateway(server);
// Nobody else listens here, so an upgrade that is not for a console would wait for ever.
server.on('upgrade', (request, socket) => {
  if (!isConsolePath(request))
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
});
server.on('error', (error) => {
  const { GATEWAY_HOST, GATEWAY_PORT } = env();
  logUnexpected('gateway', error, {
    cure: `Free port ${GATEWAY_PORT} of ${GATEWAY_HOST}, or set GATEWAY_PORT.`,
  });
  process.exitCode = 1;
  void stop();
});
server.listen(env().GATEWAY_PORT, env().GATEWAY_HOST, () => {
  log('gateway').info({ address: server.address() }, 'gateway is ready');
});

async function stop(): Promise<void> {
  await Promise.all([gateway.close(), git.close()]);
  server.close();
  await closeDatabase();
}
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
