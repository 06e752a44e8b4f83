import type { TeamDb } from '../db/team.ts';
import { knownScopes } from './rules.ts';
import type { AccessTokenView } from './schema.ts';

export const tokenView = {
  id: true,
  name: true,
  prefix: true,
  scopes: true,
  expiresAt: true,
  lastUsedAt: true,
  createdAt: true,
} as const;

/** A person's tokens for the team, the newest first; those that were revoked are gone, those that expired are not. */
export async function listAccessTokens(db: TeamDb, userId: string): Promise<AccessTokenView[]> {
  const rows = await db.accessToken.findMany({
    where: { userId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: tokenView,
  });
  return rows.map((row) => ({ ...row, scopes: knownScopes(row.scopes) }));
}
