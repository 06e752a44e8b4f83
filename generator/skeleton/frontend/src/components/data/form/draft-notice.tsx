'use client';

import { History } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { formatDistance } from '@/lib/format/date';
import { useNow } from '@/lib/format/use-now';
import type { DraftControl } from './use-draft';

/** Offers what somebody typed here before and did not save. */
export function DraftNotice({ draft, isStale }: { draft: DraftControl; isStale: boolean }) {
  const t = useTranslations('form.draft');
  const locale = useLocale();
  const now = useNow();
  if (!draft.found) return null;
  const when = formatDistance(new Date(draft.found.at).toISOString(), now, locale);
  return (
    <div
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border bg-info-soft/60 px-4 py-2.5 text-sm"
      role="status"
    >
      <History aria-hidden className="size-4 shrink-0 text-info" />
      <p className="min-w-0 flex-1 basis-48">
        {t('found', { when })}
        {isStale ? <span className="text-muted-foreground"> {t('stale')}</span> : null}
      </p>
      <div className="flex gap-2">
        <Button onClick={() => void draft.discard()} size="sm" type="button" variant="ghost">
          {t('discard')}
        </Button>
        <Button onClick={draft.restore} size="sm" type="button" variant="outline">
          {t('restore')}
        </Button>
      </div>
    </div>
  );
}
