'use client';

import { useCallback, useSyncExternalStore } from 'react';

export type FormLayout = 'steps' | 'page';

const KEY = 'form-layout';
const CHANGED = 'form-layout-changed';

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

const read = (): FormLayout => (localStorage.getItem(KEY) === 'page' ? 'page' : 'steps');

/** How somebody likes long forms: step by step, or all on one page. This browser remembers it. */
export function useLayout(): [FormLayout, (layout: FormLayout) => void] {
  const layout = useSyncExternalStore(subscribe, read, () => 'steps' as const);
  const choose = useCallback((chosen: FormLayout) => {
    localStorage.setItem(KEY, chosen);
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return [layout, choose];
}
