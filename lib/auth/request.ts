import { AsyncLocalStorage } from 'node:async_hooks';
import { env } from '../env.ts';
import { AppError } from '../errors.ts';

const given = new AsyncLocalStorage<Headers>();

/**
 * Runs `work` as part of a request with these headers. Route handlers and tests say so themselves; inside pages and
 * server actions Next.js knows the request and nothing needs saying.
 */
export function withRequestHeaders<T>(headers: Headers, work: () => Promise<T>): Promise<T> {
  return given.run(headers, work);
}

/** Headers of the request being served. Throws outside of one. */
export async function requestHeaders(): Promise<Headers> {
  const own = given.getStore();
  if (own !== undefined) return own;
  // Imported late so that the gateway and tests, which run without Next.js, never load it.
  const next = await import('next/headers');
  return new Headers(await next.headers());
}

/**
 * Origins a browser may send requests from: APP_URL's and APP_TRUSTED_ORIGINS'. On a developer's machine the other
 * spelling of the loopback address is the same place, so it is trusted too.
 */
export function trustedOrigins(): string[] {
  const { APP_URL, APP_TRUSTED_ORIGINS } = env();
  const app = new URL(APP_URL);
  const origins = new Set([app.origin, ...APP_TRUSTED_ORIGINS.map((text) => new URL(text).origin)]);
  if (app.hostname === 'localhost') origins.add(app.origin.replace('//localhost', '//127.0.0.1'));
  if (app.hostname === '127.0.0.1') origins.add(app.origin.replace('//127.0.0.1', '//localhost'));
  return [...origins];
}

/** Refuses a state-changing request that does not say it comes from one of our own origins: `forbidden`. */
export function assertTrustedOrigin(headers: Headers): void {
  const origin = headers.get('origin');
  if (origin === null || !trustedOrigins().includes(origin)) {
    throw new AppError('forbidden', { key: 'foreign_origin' });
  }
}
