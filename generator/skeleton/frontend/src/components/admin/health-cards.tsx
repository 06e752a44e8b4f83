import { useFormatter, useTranslations } from 'next-intl';
import type { Health } from '@/lib/api/health';
import { FeedCard } from './feed-card';
import { HealthCard } from './health-card';

/** Whether what the application is made of works right now. */
export function HealthCards({ live, ready }: { live: Health; ready: Health }) {
  const t = useTranslations('admin.settings');
  const format = useFormatter();
  const said = ({ ok, detail, ms }: Health): string =>
    ok ? t('ms', { ms: format.number(ms) }) : (detail ?? t('silent'));
  return (
    <ul className="grid gap-3 md:grid-cols-3">
      <HealthCard detail={said(live)} name={t('api')} ok={live.ok}>
        {t(live.ok ? 'works' : 'fails')}
      </HealthCard>
      <HealthCard detail={said(ready)} name={t('database')} ok={ready.ok}>
        {t(ready.ok ? 'works' : 'fails')}
      </HealthCard>
      <FeedCard />
    </ul>
  );
}
