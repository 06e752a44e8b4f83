import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { TeamContext } from '../auth/member.ts';
import { asSystem } from '../db/system.ts';
import { env } from '../env.ts';
import { AppError } from '../errors.ts';
import { newId, newToken } from '../ids.ts';
import { TICKET_LIFETIME_MS } from './rules.ts';
import { CONSOLE_SCOPES, type ConsoleTicketView, type openConsoleInput } from './schema.ts';

const [WATCH] = CONSOLE_SCOPES;

/** What a redeemed ticket allows: one person to watch one run of one team. */
export type ConsoleGrant = { teamId: string; runId: string; userId: string };

/** Gives a one-use ticket to watch a run; only its hash is stored. Throws `not_found` for a run that is not the team's. */
export async function openConsole(
  { db, team, user }: TeamContext,
  input: z.output<typeof openConsoleInput>,
): Promise<ConsoleTicketView> {
  const run = await db.run.findFirst({ where: { id: input.runId }, select: { id: true } });
  if (run === null) throw new AppError('not_found');
  const ticket = newToken();
  await db.consoleTicket.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  await db.consoleTicket.create({
    data: {
      id: newId('consoleTicket'),
      teamId: team.id,
      runId: run.id,
      userId: user.id,
      tokenHash: hashToken(ticket),
      scope: WATCH,
      expiresAt: new Date(Date.now() + TICKET_LIFETIME_MS),
    },
  });
  return { ticket, url: env().GATEWAY_PUBLIC_URL ?? null };
}

/**
 * Uses a ticket up. Null when it is unknown, expired or already used; of two that try at once one gets it, because the
 * update itself decides.
 */
export async function redeemTicket(token: string): Promise<ConsoleGrant | null> {
  return asSystem('console-ticket', async (db) => {
    const rows = await db.$queryRaw<ConsoleGrant[]>`
      UPDATE console_ticket SET used_at = now()
      WHERE token_hash = ${hashToken(token)} AND used_at IS NULL AND expires_at > now() AND scope = ${WATCH}
      RETURNING team_id AS "teamId", run_id AS "runId", user_id AS "userId"`;
    return rows[0] ?? null;
  });
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
