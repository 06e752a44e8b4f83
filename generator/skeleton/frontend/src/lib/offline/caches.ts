/**
 * Where the service worker keeps what can be read without a connection. What belongs to whoever is signed in is in
 * caches of its own, so that it goes when they go.
 */
export const CACHES = {
  /** Scripts, styles and fonts: their names change when they do. */
  assets: 'assets',
  /** The page that says that there is no connection, with what it is made of. */
  offline: 'offline',
  pages: 'private-pages',
  answers: 'private-answers',
} as const;

const PRIVATE = [CACHES.pages, CACHES.answers] as const;
const OWNER = 'offline-owner';

/** Forgets what somebody could read without a connection. */
export async function forgetPrivate(): Promise<void> {
  if (!('caches' in globalThis)) return;
  await Promise.all(PRIVATE.map((name) => caches.delete(name)));
}

/** Makes what is kept belong to one account: what another one left behind is forgotten first. */
export async function keepFor(account: string): Promise<void> {
  if (localStorage.getItem(OWNER) === account) return;
  await forgetPrivate();
  localStorage.setItem(OWNER, account);
}
