'use client';

import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { takeTurn } from '@/lib/turns';

/** How far below the window something may be and count as seen: it is there before somebody who scrolls is. */
const AHEAD = '240px';

/** `className`: the room that is kept until then; `load` fetches what draws it. */
type Props = { children: ReactNode; className: string; load?: (() => Promise<unknown>) | undefined };

/**
 * Shows something from when it is first about to be seen, or printed. What draws charts is large: who does not scroll to
 * one does not pay for it, which is most of a phone's first second. Several come one after the other.
 */
export function WhenSeen({ children, className, load }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<'away' | 'coming' | 'here'>('away');
  useEffect(() => {
    if (stage !== 'away' || !place.current) return;
    const print = (): void => setStage('here');
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setStage('coming');
      },
      { rootMargin: AHEAD },
    );
    observer.observe(place.current);
    window.addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
    };
  }, [stage]);
  useEffect(() => {
    if (stage !== 'coming') return;
    let gone = false;
    void takeTurn(load).then(() => {
      if (!gone) startTransition(() => setStage('here'));
    });
    return () => {
      gone = true;
    };
  }, [stage, load]);
  if (stage === 'here') return children;
  // Nothing is being loaded for what nobody has come near to.
  if (stage === 'away') return <div ref={place} className={className} />;
  return <Skeleton className={`rounded-lg ${className}`} />;
}
