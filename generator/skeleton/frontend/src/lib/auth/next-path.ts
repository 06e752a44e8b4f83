/** Where people land who asked for no page in particular. */
export const HOME = '/dashboard';

/** Pages that lead nowhere once somebody is signed in. */
const ENTRANCES = ['/login', '/register', '/forgot', '/recover', '/session'];

/**
 * Takes what an address asked to go on to, returns a path of our own pages: never another origin, however it is
 * written (`//evil`, `/\evil`, `https:evil`), and no page of signing in, which would lead round in circles.
 */
export function safeNext(asked: string | readonly string[] | null | undefined): string {
  const path = typeof asked === 'string' ? asked : (asked?.[0] ?? '');
  if (!path.startsWith('/') || path.startsWith('/api/')) return HOME;
  const base = 'http://own.invalid';
  const url = URL.canParse(path, base) ? new URL(path, base) : null;
  if (!url || url.origin !== base || url.pathname.startsWith('//')) return HOME;
  if (ENTRANCES.some((entrance) => url.pathname === entrance)) return HOME;
  return url.pathname + url.search + url.hash;
}

/** Why a session ended: somebody signed out, or it ran out or was revoked. */
export type EndReason = 'signed-out' | 'ended';

/** The sign-in page; whoever did not leave on purpose comes back to where they are. */
export function signInPath(reason: EndReason): string {
  if (reason === 'signed-out') return '/login';
  const here = window.location.pathname + window.location.search;
  return `/login?reason=ended&next=${encodeURIComponent(safeNext(here))}`;
}
