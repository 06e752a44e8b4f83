'use client';

import { CloudOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { Hint } from '@/components/ui/tooltip';
import { isSurelyOffline } from '@/lib/offline/connection';
import { useFeedState } from '@/lib/realtime/realtime-provider';

/** Says that there is no connection, while there is none: what is shown may be older than it looks. */
export function Connection() {
  const t = useTranslations('shell');
  const online = useSyncExternalStore(
    listen,
    () => !isSurelyOffline(),
    () => true,
  );
  // A network that leads nowhere: the feed of changes notices first.
  const connected = useFeedState() !== 'away' && online;
  return (
    <div aria-live="polite" role="status">
      {connected ? null : (
        <Hint label={t('offline.hint')} side="bottom">
          <span className="flex h-6 items-center gap-1.5 rounded-full bg-warning-soft px-2 font-medium text-warning text-xs">
            <CloudOff aria-hidden className="size-3.5" />
            {t('offline.badge')}
          </span>
        </Hint>
      )}
    </div>
  );
}

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
