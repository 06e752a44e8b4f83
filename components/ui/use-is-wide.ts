'use client';

import { useSyncExternalStore } from 'react';

/** Tailwind's `lg`: from here on two texts fit beside each other. */
const WIDE = '(min-width: 64rem)';

function watch(tell: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}

/** Whether the window is a desktop's. The server does not know, and says no. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    watch,
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
}
