'use client';

import { useTranslations } from 'next-intl';
import { useFeedState } from '@/lib/realtime/realtime-provider';
import { HealthCard } from './health-card';

/** Whether this browser hears of changes as they happen. */
export function FeedCard() {
  const t = useTranslations('admin.settings');
  const state = useFeedState();
  return (
    <HealthCard detail={t('feedHelp')} name={t('feed')} ok={state === 'live' || state === 'connecting'}>
      {t(`feedState.${state}`)}
    </HealthCard>
  );
}
