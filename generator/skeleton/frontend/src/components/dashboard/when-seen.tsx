'use client';

import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';

/** How far below the window something may be and count as seen: it is there before somebody who scrolls is. */
const AHEAD = '240px';

/** `className`: the room that is kept until then; nothing is being loaded, so it shows nothing. */
type Props = { children: ReactNode; className: string };

/**
 * Shows something from when it is first about to be seen, or printed. What draws charts is large: who does not scroll to
 * one does not pay for it, which is most of a phone's first second.
 */
export function WhenSeen({ children, className }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !place.current) return;
    const show = (): void => startTransition(() => setSeen(true));
    const showNow = (): void => setSeen(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) show();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(place.current);
    window.addEventListener('beforeprint', showNow);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', showNow);
    };
  }, [seen]);
  if (seen) return children;
  return <div ref={place} className={className} />;
}
