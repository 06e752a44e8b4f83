'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { guardLeaving } from '@/lib/forms/leaving';

/** Where somebody was going when the form asked whether to leave. */
type Destination = { href: string } | 'back';

export type LeaveGuard = {
  /** Whether somebody is about to leave what is not saved. */
  asking: boolean;
  stay: () => void;
  leave: () => void;
};

/**
 * Asks before somebody leaves a form with changes: by a link, by the palette or a key, by the browser's back button, or
 * by closing the tab (there the browser itself asks, in its own words).
 */
export function useLeaveGuard(isDirty: boolean): LeaveGuard {
  const router = useRouter();
  const [asked, setAsked] = useState<Destination | null>(null);
  const leaving = useRef(false);

  useEffect(() => {
    if (!isDirty) return;
    leaving.current = false;
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (!leaving.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent): void => {
      const href = leaving.current ? null : linkOf(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setAsked({ href });
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, { capture: true });
    const endGuard = guardLeaving((href) => {
      if (!leaving.current) setAsked({ href });
      return !leaving.current;
    });
    return () => {
      endGuard();
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [isDirty]);

  useEffect(() => {
    if (!isDirty) return;
    // A second entry of this page: going back first arrives here, where it can still be undone.
    if (!window.history.state?.guarded)
      window.history.pushState({ ...window.history.state, guarded: true }, '', window.location.href);
    const onBack = (): void => {
      if (leaving.current) return;
      window.history.pushState({ ...window.history.state, guarded: true }, '', window.location.href);
      setAsked('back');
    };
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, [isDirty]);

  return {
    asking: asked !== null,
    stay: useCallback(() => setAsked(null), []),
    leave: useCallback(() => {
      leaving.current = true;
      setAsked(null);
      if (asked === 'back') window.history.go(-2);
      else if (asked) router.push(asked.href);
    }, [asked, router]),
  };
}

/** Takes a click, returns the address of this site it leads to in this tab; null for any other click. */
function linkOf(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download'))
    return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  const here = pathname === window.location.pathname && search === window.location.search;
  if (origin !== window.location.origin || (here && hash !== '')) return null;
  return pathname + search + hash;
}
