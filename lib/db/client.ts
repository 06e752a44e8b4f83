import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { env, requiredEnv } from '../env.ts';
import { log } from '../log.ts';
import { Prisma, PrismaClient } from './generated/client.ts';

type Door = 'DATABASE_URL' | 'SYSTEM_DATABASE_URL';
type Connection = { pool: Pool; client: PrismaClient };
type Connections = Partial<Record<Door, Connection>>;

/** A server of 200 connections carries web, pipeline and gateway with room for DBOS and people. */
const POOL_SIZE = { DATABASE_URL: 20, SYSTEM_DATABASE_URL: 10 } as const;
/** A request that waits longer than this for a connection is better told so than kept. */
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 30_000;
/**
 * A process that freezes in the middle of a transaction keeps its locks until the server ends the session. Shorter than
 * a worker's lease (15 s), so that whoever takes its runs over does not wait for it.
 */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;

/**
 * Kept on the global object, because Next.js loads modules again at each change in development and once per layer in
 * production. Told apart by Prisma's error class: bundled pages and the gateway in the same process load Prisma twice,
 * and `instanceof` would fail for an error of the other one's client.
 */
type Holder = typeof globalThis & { iopeerConnections?: WeakMap<object, Connections> };
const holder = globalThis as Holder;
holder.iopeerConnections ??= new WeakMap();
const connections = holder.iopeerConnections.get(Prisma.PrismaClientKnownRequestError) ?? {};
holder.iopeerConnections.set(Prisma.PrismaClientKnownRequestError, connections);

function open(door: Door): Connection {
  const pool = new Pool({
    connectionString: requiredEnv(door),
    application_name: `iopeer-${door === 'DATABASE_URL' ? 'app' : 'system'}`,
    max: POOL_SIZE[door],
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    // In tests nobody closes the pool of a module; an idle one must not keep the process.
    allowExitOnIdle: env().NODE_ENV === 'test',
  });
  // An idle connection lost (the server restarted) is replaced at the next use; unheard, it would end the process.
  // Only its words are logged: the error carries the whole client, addresses and buffers included.
  pool.on('error', ({ message }) => log('db').warn({ reason: message }, 'lost an idle connection'));
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function connect(door: Door): Connection {
  const connection = connections[door] ?? open(door);
  connections[door] = connection;
  return connection;
}

/** The runtime role's client. Only the team door may use it. */
export const appClient = (): PrismaClient => connect('DATABASE_URL').client;

/** The system role's client. Only the system door may use it. */
export const systemConnection = (): Connection => connect('SYSTEM_DATABASE_URL');

/** Closes every connection of this process; the next access opens new ones. For shutdown and for tests. */
export async function closeDatabase(): Promise<void> {
  const open = Object.values(connections);
  delete connections.DATABASE_URL;
  delete connections.SYSTEM_DATABASE_URL;
  await Promise.all(
    open.map(async ({ client, pool }) => {
      await client.$disconnect();
      await pool.end();
    }),
  );
}
