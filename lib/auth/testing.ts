import { newToken } from '../ids.ts';
import { handleAuthRequest } from './handler.ts';
import { listMemberships } from './memberships.ts';
import { trustedOrigins, withRequestHeaders } from './request.ts';
import { findSession, type SessionUser } from './session.ts';

/** Someone signed in: what a test needs to act as them. */
export type SignedIn = {
  user: SessionUser;
  team: { id: string; slug: string };
  password: string;
  /** Headers their browser would send: session cookie and origin. */
  headers: Headers;
  /** Runs work as part of a request of theirs. */
  as<T>(work: () => Promise<T>): Promise<T>;
};

/** The origin of the product itself in tests. */
export const ownOrigin = (): string => trustedOrigins()[0] ?? '';

/** Headers of someone who is not signed in, on our own pages. */
export const anonymousHeaders = (): Headers => new Headers({ origin: ownOrigin() });

/** Sends one request to the sign-in routes as a browser on our own pages would. */
export function postAuth(
  path: string,
  body: object,
  headers: Headers = anonymousHeaders(),
): Promise<Response> {
  const sent = new Headers(headers);
  sent.set('content-type', 'application/json');
  const url = `${ownOrigin()}/api/auth${path}`;
  return handleAuthRequest(new Request(url, { method: 'POST', headers: sent, body: JSON.stringify(body) }));
}

/** Headers with the session cookie an answer has set. */
export function headersFrom(response: Response): Headers {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return new Headers({ origin: ownOrigin(), cookie: cookies.join('; ') });
}

/** Signs a new person up through the real route: account, team of their own, session. */
export async function signUpSomeone(values: { name?: string; locale?: 'es' | 'en' } = {}): Promise<SignedIn> {
  const password = `password-${newToken()}`;
  const response = await postAuth('/sign-up/email', {
    name: 'Ada Example',
    email: `ada-${newToken()}@example.com`,
    locale: 'en',
    password,
    ...values,
  });
  if (!response.ok) throw new Error(`sign-up answered ${response.status}: ${await response.text()}`);
  const headers = headersFrom(response);
  const as = <T>(work: () => Promise<T>) => withRequestHeaders(headers, work);
  const session = await as(findSession);
  const [membership] = session === null ? [] : await listMemberships(session.user.id);
  if (session === null || membership === undefined) throw new Error('sign-up left no session or no team');
  return { user: session.user, team: membership.team, password, headers, as };
}
