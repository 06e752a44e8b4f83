import type { Pool } from 'pg';
import { systemConnection } from './client.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { MAX_WAIT_MS } from './team.ts';

declare const brand: unique symbol;

/** The database with every team's rows. Only `asSystem` makes one. */
export type SystemDb = Prisma.TransactionClient & { readonly [brand]: 'system' };

/**
 * Why somebody steps outside the team door. A new reason is a new line here, so that a review sees it;
 * dependency-cruiser lets only sign-in, teams, the run engine, gateway and pipeline import this file.
 */
export type SystemReason =
  | 'sign-in'
  | 'membership'
  | 'webhook'
  | 'run-engine'
  | 'console-ticket'
  | 'access-token'
  | 'run-log'
  | 'test';

const TIMEOUT_MS = 30_000;

/** Runs `work` in one transaction of the system role, which sees all teams. Throwing rolls back. */
export async function asSystem<T>(
  _reason: SystemReason,
  work: (db: SystemDb) => Promise<T>,
  options: { timeoutMs?: number } = {},
): Promise<T> {
  return systemConnection().client.$transaction((transaction) => work(transaction as SystemDb), {
    maxWait: MAX_WAIT_MS,
    timeout: options.timeoutMs ?? TIMEOUT_MS,
  });
}

/** The system role's Prisma client, for a library that wants a client of its own (better-auth's adapter). */
export function systemClient(_reason: SystemReason): PrismaClient {
  return systemConnection().client;
}

/** The system role's connections as `pg` knows them, for COPY, LISTEN and hot statements of the run log. */
export function systemPool(_reason: SystemReason): Pool {
  return systemConnection().pool;
}
