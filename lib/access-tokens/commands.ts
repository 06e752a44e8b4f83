import type { z } from 'zod';
import type { TeamContext } from '../auth/member.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { roleCan } from '../teams/rules.ts';
import { tokenView } from './queries.ts';
import { hashToken, knownScopes, makeToken } from './rules.ts';
import { type CreatedToken, type createTokenInput, MAX_TOKENS, type revokeTokenInput } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Makes a token for the person who asks, in their team. The answer is the only place it can ever be read. Throws
 * `forbidden` for a token that may push when they may not, and `limit`.
 */
export async function createToken(
  { db, team, user, role }: TeamContext,
  { name, scopes, expiresInDays }: z.output<typeof createTokenInput>,
): Promise<CreatedToken> {
  if (scopes.includes('git:write') && !roleCan(role, 'git.write')) throw new AppError('forbidden');
  const held = await db.accessToken.count({ where: { userId: user.id, revokedAt: null } });
  if (held >= MAX_TOKENS) throw new AppError('limit', { key: 'token_limit', params: { max: MAX_TOKENS } });
  const { token, prefix } = makeToken();
  const made = await db.accessToken.create({
    data: {
      id: newId('accessToken'),
      teamId: team.id,
      userId: user.id,
      name,
      prefix,
      tokenHash: hashToken(token),
      scopes: knownScopes(scopes),
      expiresAt: expiresInDays === null ? null : new Date(Date.now() + expiresInDays * DAY_MS),
    },
    select: tokenView,
  });
  return { token, view: { ...made, scopes: knownScopes(made.scopes) } };
}

/** Ends one of the person's own tokens; from the commit on it opens nothing. Throws `not_found`. */
export async function revokeToken(
  { db, user }: TeamContext,
  { tokenId }: z.output<typeof revokeTokenInput>,
): Promise<{ id: string }> {
  const { count } = await db.accessToken.updateMany({
    where: { id: tokenId, userId: user.id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw new AppError('not_found');
  return { id: tokenId };
}
