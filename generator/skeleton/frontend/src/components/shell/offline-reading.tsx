'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { onSessionEnd } from '@/lib/api/session';
import { forgetPrivate, keepFor } from '@/lib/offline/caches';
import { isKeptPage } from '@/lib/offline/rules';

/** After this long on a page it counts as read; the page itself has long been drawn by then. */
const READ_MS = 2_500;

/** What this tab has had kept already. */
const kept = new Set<string>();

/**
 * Lets what somebody reads be read again without a connection: starts the service worker, tells it which pages were
 * opened, and forgets all of it when the session ends. Does nothing while developing, where old pages would mislead.
 */
export function OfflineReading({ account }: { account: string }) {
  const path = usePathname();
  useEffect(() => {
    if (!isAvailable()) return;
    // Private windows and full disks refuse it; the application works without.
    void keepFor(account)
      .then(startWorker)
      .catch(() => {});
    return onSessionEnd(() => void forgetPrivate());
  }, [account]);
  useEffect(() => {
    if (!isAvailable() || !isKeptPage(path)) return;
    const timer = setTimeout(() => void tellRead(path), READ_MS);
    return () => clearTimeout(timer);
  }, [path]);
  return null;
}

const isAvailable = (): boolean => process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator;

/** A page that came whole, and all that it asked for, went through the worker, if there was one by then. */
async function tellRead(path: string): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('navigation')[0]?.name;
  const wasWhole = loaded !== undefined && new URL(loaded).pathname === path;
  const urls = [
    ...(wasWhole && startedWithWorker ? [] : [path]),
    ...(startedWithWorker ? [] : partsOf()),
  ].filter((url) => !kept.has(url));
  for (const url of urls) kept.add(url);
  if (urls.length > 0) active?.postMessage({ read: urls });
}

const startedWithWorker = typeof navigator !== 'undefined' && Boolean(navigator.serviceWorker?.controller);

const partsOf = (): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.includes('/_next/static/') || name.includes('/api/v1/'));

async function startWorker(): Promise<void> {
  // Only the browser's build may see the worker: the server's would compile it for Node, and fail.
  if (typeof window !== 'undefined')
    await navigator.serviceWorker.register(new URL('../../worker/service-worker.ts', import.meta.url), {
      scope: '/',
    });
}
