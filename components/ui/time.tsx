'use client';

import { useFormatter, useNow } from 'next-intl';
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;
const never = () => () => {};

/** True once the page runs in the browser, whose clock and zone the server does not know. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

type TimeProps = { at: string | Date; className?: string };

/** A moment as people say it (“3 minutes ago”, “in 90 days”), with the exact time in the reader's zone as its title. */
export function RelativeTime({ at, className }: TimeProps) {
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  const inBrowser = useInBrowser();
  const date = new Date(at);
  const timeZone = inBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC';
  const exact = format.dateTime(date, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  const aheadMs = date.getTime() - now.getTime();
  // A clock a second ahead of the server's must not say “in 1 second”.
  const latest = aheadMs > 0 && aheadMs < MINUTE_MS ? date : now;
  return (
    <time className={className} dateTime={date.toISOString()} suppressHydrationWarning title={exact}>
      {inBrowser ? format.relativeTime(date, latest) : format.dateTime(date, { dateStyle: 'medium' })}
    </time>
  );
}

/** A moment to the second, in the reader's zone. */
export function ExactTime({ at, className }: TimeProps) {
  const format = useFormatter();
  const inBrowser = useInBrowser();
  const timeZone = inBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC';
  const date = new Date(at);
  return (
    <time className={className} dateTime={date.toISOString()} suppressHydrationWarning>
      {format.dateTime(date, { dateStyle: 'medium', timeStyle: 'medium', timeZone })}
    </time>
  );
}
