import { AppError } from '../errors.ts';
import { auth } from './better-auth.ts';
import { requestHeaders } from './request.ts';

/** The signed-in person, as much of them as the product shows. */
export type SessionUser = { id: string; name: string; email: string; locale: string };
export type Session = { id: string; user: SessionUser; expiresAt: Date };

/** The session of the request being served, or null when nobody is signed in. */
export async function findSession(): Promise<Session | null> {
  const found = await auth().api.getSession({ headers: await requestHeaders() });
  if (found === null) return null;
  const { user, session } = found;
  return {
    id: session.id,
    expiresAt: session.expiresAt,
    user: { id: user.id, name: user.name, email: user.email, locale: user.locale === 'es' ? 'es' : 'en' },
  };
}

/** The signed-in person of the request being served. Throws `unauthenticated` when there is none. */
export async function requireUser(): Promise<SessionUser> {
  const session = await findSession();
  if (session === null) throw new AppError('unauthenticated');
  return session.user;
}
