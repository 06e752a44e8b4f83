import { createServer } from 'node:http';
import { closeDatabase } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { attachGateway } from './attach.ts';

/** The gateway as a process of its own, under the same path as when it shares the web server's port. */
const server = createServer((_request, response) => {
  response
    .writeHead(426, { 'content-type': 'text/plain' })
    .end('This is the console gateway: connect with a WebSocket.\n');
});
const gateway = await attachGateway(server);
server.listen(env().GATEWAY_PORT, env().GATEWAY_HOST, () => {
  log('gateway').info({ host: env().GATEWAY_HOST, port: env().GATEWAY_PORT }, 'gateway is ready');
});

async function stop(): Promise<void> {
  await gateway.close();
  server.close();
  await closeDatabase();
}
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
