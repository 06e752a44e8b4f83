'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { Autosaver, type SpecBase } from './autosaver.ts';

type Save = ConstructorParameters<typeof Autosaver>[1];

/** An Autosaver for the life of a page. Leaving the page saves first; closing the tab before that asks. */
export function useAutosave(initial: SpecBase, save: Save) {
  const [saver] = useState(() => new Autosaver(initial, save));
  const state = useSyncExternalStore(saver.subscribe, saver.getState, saver.getState);
  const base = useSyncExternalStore(saver.subscribe, saver.getBase, saver.getBase);

  useEffect(() => {
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (saver.isUnsaved) event.preventDefault();
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') void saver.flush();
    };
    window.addEventListener('beforeunload', beforeUnload);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('beforeunload', beforeUnload);
      document.removeEventListener('visibilitychange', hidden);
      void saver.flush();
    };
  }, [saver]);

  return { saver, state, base };
}
