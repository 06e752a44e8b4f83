'use client';

import { useEffect, useEffectEvent } from 'react';

/** Whether somebody is typing, or a menu or window is open that has keys of its own. */
const isBusy = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input,textarea,select,[role=dialog],[role=alertdialog],[role=menu],[role=listbox]') !==
      null);

/** Keys of a record's page, by the letter: `{ e: edit }`. */
export function useDetailKeys(keys: Readonly<Record<string, (() => void) | null>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target))
      return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
