import { appClient } from './client.ts';
import type { Prisma } from './generated/client.ts';

declare const brand: unique symbol;

/**
 * The database as one team sees it: other teams' rows do not exist in it, and PostgreSQL enforces that.
 * Only `inTeam` makes one, so a function that takes it cannot be called outside a team.
 */
export type TeamDb = Prisma.TransactionClient & { readonly [brand]: 'team' };

type DoorOptions = {
  /** How long the whole transaction may take. Long work belongs outside: no network in here. */
  timeoutMs?: number;
};

/** Time to wait for a free connection before failing. */
export const MAX_WAIT_MS = 10_000;
const TIMEOUT_MS = 30_000;

/**
 * Runs `work` in one transaction that sees and writes only the rows of `teamId`, and returns what it returns.
 * Throwing rolls everything back; returning a failure commits, so throw. `app.team_id` is set for this transaction
 * only, so the connection goes back to the pool without it.
 */
export async function inTeam<T>(
  teamId: string,
  work: (db: TeamDb) => Promise<T>,
  options: DoorOptions = {},
): Promise<T> {
  if (teamId === '') throw new Error('inTeam needs the id of a team; an empty one would match nothing.');
  return appClient().$transaction(
    async (transaction) => {
      await transaction.$queryRaw`SELECT set_config('app.team_id', ${teamId}, true)`;
      return work(transaction as TeamDb);
    },
    { maxWait: MAX_WAIT_MS, timeout: options.timeoutMs ?? TIMEOUT_MS },
  );
}
