'use client';

import { useSyncExternalStore } from 'react';

/** Below this width months have no room for words. */
const NARROW = '(max-width: 47.99rem)';

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(NARROW);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

/** Returns whether the window is as narrow as a phone; null on the server, which cannot know. */
export const useNarrow = (): boolean | null =>
  useSyncExternalStore<boolean | null>(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => null,
  );
