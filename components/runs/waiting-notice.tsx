import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '#components/ui/notice.tsx';
import type { Waiting } from '#lib/runs/schema.ts';

/** Why a queued run has not begun, told as it changes; nothing when it is about to. */
export function WaitingNotice({ waiting }: { waiting: Waiting | null }) {
  const isStuck = waiting?.why === 'no-worker' || waiting?.why === 'refused';
  return (
    <div aria-live="polite">
      {waiting === null ? null : (
        <Notice className="mt-3" tone={isStuck ? 'warn' : 'info'}>
          <Sentence waiting={waiting} />
        </Notice>
      )}
    </div>
  );
}

function Sentence({ waiting }: { waiting: Waiting }) {
  const t = useTranslations('runs.waiting');
  const locale = useLocale();
  switch (waiting.why) {
    case 'refused':
      return t('refused', { reason: waiting.refusal[locale === 'es' ? 'es' : 'en'] });
    case 'team-limit':
      return t('team-limit', { running: waiting.running, ahead: waiting.ahead });
    case 'runs-ahead':
      return t('runs-ahead', { ahead: waiting.ahead });
    default:
      return t(waiting.why);
  }
}
