'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useList } from './list-context';

/** Opens the list with the view somebody chose for that, where the address asks for nothing in particular. */
export function OpeningView() {
  const { preferences, change } = useList();
  const router = useRouter();
  const opened = useRef(false);
  const view = preferences.views.find(({ id }) => id === preferences.defaultView);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    if (!view || window.location.search !== '') return;
    router.replace(`${window.location.pathname}${view.search}`);
    if (view.columns.length > 0) change(() => ({ columns: view.columns }));
  }, [view, router, change]);
  return null;
}
