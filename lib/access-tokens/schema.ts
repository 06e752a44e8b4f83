import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** What a token may do of what its person may: fetch from repositories, or fetch and push. */
export const TOKEN_SCOPES = ['git:read', 'git:write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Days a token may live; null for one that ends only when it is revoked. */
export const TOKEN_LIVES_DAYS = [30, 90, 365, null] as const;

/** Of one person in one team: more would be a script that forgets to keep them. */
export const MAX_TOKENS = 50;

export const createTokenInput = z.strictObject({
  name: z.string().trim().min(1).max(60),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1).max(TOKEN_SCOPES.length),
  expiresInDays: z.literal(TOKEN_LIVES_DAYS),
});
export const revokeTokenInput = z.strictObject({ tokenId: idSchema('accessToken') });

/** A token as its person sees it later on: everything but the token. */
export type AccessTokenView = {
  id: string;
  name: string;
  prefix: string;
  scopes: TokenScope[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
};
/** What is shown once: nobody can read it again. */
export type CreatedToken = { token: string; view: AccessTokenView };
