'use client';

import { useEffect, useEffectEvent } from 'react';

type Keys = { save: () => void; undo: () => void; redo: () => void };

/** Text has an undo of its own, letter by letter, that nobody wants taken away. */
const hasOwnUndo = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea,input:not([type=checkbox],[type=radio],[type=file])'));

/** Ctrl+S saves from anywhere; Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) take changes of the form back and make them again. */
export function useFormKeys(keys: Keys, enabled: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    const act =
      key === 's' && !event.shiftKey
        ? keys.save
        : hasOwnUndo(event.target)
          ? null
          : key === 'z'
            ? event.shiftKey
              ? keys.redo
              : keys.undo
            : key === 'y'
              ? keys.redo
              : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!enabled) return;
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled]);
}
