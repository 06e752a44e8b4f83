'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useList } from './list-context';

/** Opens the list with the view somebody chose for that, where the address asks for nothing in particular. */
export function OpeningView() {
  const { preferences, change } = useList();
  const router = useRouter();
  const opened = useRef(false);
  // What the browser remembers is known after the first picture, which the server drew.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const view = preferences.views.find(({ id }) => id === preferences.defaultView);
  useEffect(() => {
    if (!ready || opened.current) return;
    opened.current = true;
    if (!view || window.location.search !== '') return;
    router.replace(`${window.location.pathname}${view.search}`);
    if (view.columns.length > 0) change(() => ({ columns: view.columns }));
  }, [ready, view, router, change]);
  return null;
}
