'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { renewSession } from '@/lib/api/session';
import { goesInCircles } from '@/lib/auth/circles';
import { Notice } from './notice';

/** A server that is being restarted is back soon. */
const AGAIN_MS = 4_000;

/** Renews a session whose access ran out, then goes on to `next`; where it is over, to the sign-in page. */
export function SessionRenewal({ next }: { next: string }) {
  const t = useTranslations('auth');
  const [failed, setFailed] = useState<number | null>(null);
  const renew = useCallback(async () => {
    const renewal = await renewSession(Date.now());
    if (renewal === 'unknown') return setFailed((before) => (before === null ? 1 : before + 1));
    const login = `/login?reason=ended&next=${encodeURIComponent(next)}`;
    const over = renewal === 'ended' || goesInCircles(sessionStorage, Date.now());
    window.location.replace(over ? login : next);
  }, [next]);
  useEffect(() => {
    void renew();
    window.addEventListener('online', renew);
    return () => window.removeEventListener('online', renew);
  }, [renew]);
  useEffect(() => {
    if (failed === null) return;
    const timer = setTimeout(renew, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [failed, renew]);
  if (failed === null)
    return (
      <p className="flex items-center gap-2.5 text-muted-foreground" role="status">
        <Spinner /> {t('session.working')}
      </p>
    );
  return (
    <div className="flex flex-col gap-5">
      <Notice kind="error">{t('session.away')}</Notice>
      <Button className="h-10 w-full" onClick={renew}>
        {t('session.retry')}
      </Button>
    </div>
  );
}
