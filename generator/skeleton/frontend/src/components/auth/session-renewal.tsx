'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { renewSession } from '@/lib/api/session';
import { goesInCircles } from '@/lib/auth/circles';
import { Notice } from './notice';

/** Renews a session whose access ran out, then goes on to `next`; where it is over, to the sign-in page. */
export function SessionRenewal({ next }: { next: string }) {
  const t = useTranslations('auth');
  const [failed, setFailed] = useState(false);
  const renew = useCallback(async () => {
    setFailed(false);
    const renewal = await renewSession(Date.now());
    if (renewal === 'unknown') return setFailed(true);
    const login = `/login?reason=ended&next=${encodeURIComponent(next)}`;
    const over = renewal === 'ended' || goesInCircles(sessionStorage, Date.now());
    window.location.replace(over ? login : next);
  }, [next]);
  useEffect(() => {
    void renew();
    window.addEventListener('online', renew);
    return () => window.removeEventListener('online', renew);
  }, [renew]);
  if (!failed)
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
