import { hashToken, isTokenShaped, knownScopes } from '../access-tokens/rules.ts';
import type { TokenScope } from '../access-tokens/schema.ts';
import { asSystem } from '../db/system.ts';
import { findRole } from '../teams/rules.ts';
import type { Member } from './member.ts';

/** Who a token stands for, as they are in its team at this moment, and what the token allows of that. */
export type TokenHolder = Member & { scopes: TokenScope[]; tokenId: string };

/** A fetch asks several times; once a minute is as exact as people need it. */
const USE_NOTED_MS = 60_000;

/**
 * Whose token this is. Null for one that is unknown, expired or revoked, and for one whose person is not in the team any
 * more: from outside these look the same. Read through the system door, because a token names no team.
 */
export async function findTokenHolder(token: string): Promise<TokenHolder | null> {
  if (!isTokenShaped(token)) return null;
  return asSystem('access-token', async (db) => {
    const found = await db.accessToken.findFirst({
      where: {
        tokenHash: hashToken(token),
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
      },
      select: { id: true, teamId: true, userId: true, scopes: true, lastUsedAt: true },
    });
    if (found === null) return null;
    const membership = await db.membership.findFirst({
      where: { userId: found.userId, teamId: found.teamId },
      select: {
        role: true,
        team: { select: { id: true, slug: true, name: true } },
        user: { select: { id: true, name: true, email: true, locale: true } },
      },
    });
    const role = membership === null ? null : findRole(membership.role);
    if (membership === null || role === null) return null;
    const now = Date.now();
    if (found.lastUsedAt === null || now - found.lastUsedAt.getTime() > USE_NOTED_MS)
      await db.accessToken.update({ where: { id: found.id }, data: { lastUsedAt: new Date(now) } });
    return {
      tokenId: found.id,
      scopes: knownScopes(found.scopes),
      role,
      team: membership.team,
      user: { ...membership.user, locale: membership.user.locale === 'es' ? 'es' : 'en' },
    };
  });
}
