import { createHash } from 'node:crypto';
import { newToken } from '../ids.ts';
import { type Permission, type Role, roleCan } from '../teams/rules.ts';
import { TOKEN_SCOPES, type TokenScope } from './schema.ts';

/** Tells scanners of leaked secrets, and people, what it is that they found. */
const TOKEN_START = 'iop_';
/** Enough to tell tokens apart, 20 of 160 bits. */
const SHOWN_SIGNS = TOKEN_START.length + 4;

/** A new secret and how it is named from then on. */
export function makeToken(): { token: string; prefix: string } {
  const token = `${TOKEN_START}${newToken()}`;
  return { token, prefix: token.slice(0, SHOWN_SIGNS) };
}

/** What is stored of a token: 160 random bits need no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The token out of an Authorization header as git sends it: any user name, the token as the password. Null for anything else. */
export function findBasicToken(authorization: string | undefined): string | null {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]{1,400})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const pair = Buffer.from(encoded, 'base64').toString();
  const colon = pair.indexOf(':');
  return colon === -1 ? null : pair.slice(colon + 1);
}

/** Whether text has the form of a token at all; what has not need not be looked up. */
export function isTokenShaped(text: string): boolean {
  return /^iop_[0-9a-z]{32}$/.test(text);
}

/** What each permission asks of a token. */
const SCOPES_FOR = {
  'git.read': ['git:read', 'git:write'],
  'git.write': ['git:write'],
} as const satisfies Partial<Record<Permission, readonly TokenScope[]>>;

/** Whether somebody with this role may do it with a token of these scopes: both have to allow it. */
export function tokenCan(
  { role, scopes }: { role: Role; scopes: readonly TokenScope[] },
  permission: keyof typeof SCOPES_FOR,
): boolean {
  const enough: readonly TokenScope[] = SCOPES_FOR[permission];
  return roleCan(role, permission) && scopes.some((scope) => enough.includes(scope));
}

/** Words read from the database; one we do not know allows nothing. */
export function knownScopes(words: readonly string[]): TokenScope[] {
  return TOKEN_SCOPES.filter((scope) => words.includes(scope));
}
