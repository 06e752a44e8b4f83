/// <reference lib="webworker" />
import { CACHES } from '../lib/offline/caches';
import { isKeptAnswer, isKeptPage } from '../lib/offline/rules';
import { cacheFirst, keep, networkFirst, type Store } from './strategies';

declare const self: ServiceWorkerGlobalScope;

/**
 * What makes the application open without a connection: pages and records that were read before, as they were then.
 * With a connection everything comes from the server, always. Kept pages carry the policy and the nonce they came with.
 * Turbopack builds this file by itself; nothing in here may read `process.env`, which it does not replace in workers.
 */
const OFFLINE = '/offline';
const ASSETS = { name: CACHES.assets, maxEntries: 400 };
const PAGES = { name: CACHES.pages, maxEntries: 60 };
const ANSWERS = { name: CACHES.answers, maxEntries: 300 };

self.addEventListener('install', (event) =>
  event.waitUntil(storeOfflinePage().then(() => self.skipWaiting())),
);

self.addEventListener('activate', (event) =>
  event.waitUntil(
    Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable().catch(() => {})]),
  ),
);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(pageOf(event, url));
  else if (isAsset(url)) event.respondWith(cacheFirst(caches, ASSETS, request, () => fetch(request)));
  else if (isKeptAnswer(url)) event.respondWith(networkFirst(caches, ANSWERS, request, () => fetch(request)));
});

self.addEventListener('message', (event) => {
  const said: unknown = event.data;
  if (typeof said === 'object' && said !== null && 'read' in said && Array.isArray(said.read))
    event.waitUntil(keepRead(said.read));
});

const isAsset = ({ pathname }: URL): boolean =>
  pathname.startsWith('/icons/') ||
  (pathname.startsWith('/_next/static/') && !pathname.includes('/service-worker/'));

async function pageOf(event: FetchEvent, url: URL): Promise<Response> {
  // The browser asks while the worker still wakes up; its answer has to be taken even where it is not kept.
  const ask = async (): Promise<Response> => (await event.preloadResponse) ?? fetch(event.request);
  try {
    return await (isKeptPage(url.pathname) ? networkFirst(caches, PAGES, event.request, ask) : ask());
  } catch (error) {
    const page = await caches.match(OFFLINE, { cacheName: CACHES.offline, ignoreVary: true });
    if (page) return page;
    throw error;
  }
}

/** Stores the page that says that there is no connection, with the styles, scripts and fonts it names. */
async function storeOfflinePage(): Promise<void> {
  const page = await fetch(OFFLINE, { cache: 'reload' });
  if (!page.ok) return;
  const parts = (await page.clone().text()).match(/\/_next\/static\/[^"'\\\s)]+\.(?:css|js|woff2)/g) ?? [];
  const cache = await caches.open(CACHES.offline);
  await Promise.all([cache.put(OFFLINE, page), ...[...new Set(parts)].map(storeAsset)]);
}

async function storeAsset(address: string): Promise<void> {
  const request = new Request(address);
  await cacheFirst(caches, ASSETS, request, () => fetch(request)).catch(() => {});
}

/** What was read before this worker came, or without a whole new page: asked for once more, so that it is there later. */
async function keepRead(addresses: readonly unknown[]): Promise<void> {
  for (const address of addresses) {
    if (typeof address !== 'string') continue;
    const url = new URL(address, self.location.origin);
    if (url.origin !== self.location.origin) continue;
    if (isAsset(url)) await storeAsset(url.href);
    else if (isKeptAnswer(url)) await store(ANSWERS, new Request(url));
    else if (isKeptPage(url.pathname))
      await store(PAGES, new Request(url, { headers: { accept: 'text/html' } }));
  }
}

async function store(where: Store, request: Request): Promise<void> {
  const answer = await fetch(request).catch(() => null);
  if (answer) await keep(caches, where, request, answer);
}
