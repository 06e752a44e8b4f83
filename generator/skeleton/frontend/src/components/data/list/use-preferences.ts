'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useUser } from '@/lib/auth/user-context';
import { type Preferences, readPreferences } from '@/lib/query/preferences';

/** Other tabs are told by the browser itself, other parts of this page by this event. */
const CHANGED = 'list-preferences';

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** Where the browser keeps nothing (or no more), a choice lasts as long as the page. */
const memory = new Map<string, string>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function write(key: string, text: string): void {
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // The choice stays in memory.
  }
  window.dispatchEvent(new Event(CHANGED));
}

export type ChangePreferences = (change: (kept: Preferences) => Partial<Preferences>) => void;

/** Takes an entity's key, returns what this account chose about its list in this browser, and what changes it. */
export function usePreferences(entity: string): [Preferences, ChangePreferences] {
  const user = useUser();
  const key = `list:${user?.id ?? 'anyone'}:${entity}`;
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const preferences = useMemo(() => readPreferences(text), [text]);
  const change = useCallback<ChangePreferences>(
    (next) => {
      const kept = readPreferences(read(key));
      write(key, JSON.stringify({ ...kept, ...next(kept) }));
    },
    [key],
  );
  return [preferences, change];
}
