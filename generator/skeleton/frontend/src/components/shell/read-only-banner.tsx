'use client';

import { Lock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFeature } from '@/lib/switches/features-provider';
import { useShell } from './shell-context';

/** Says that nothing can be changed, while nothing can; administrators find here how to end it. */
export function ReadOnlyBanner() {
  const t = useTranslations('shell.readOnly');
  const { adminPages } = useShell();
  const on = useFeature('read_only');
  return (
    <div aria-live="polite" role="status">
      {on ? (
        <div className="flex flex-wrap items-center justify-center gap-x-2 gap-y-1 border-b bg-warning-soft px-4 py-2 text-center text-sm text-warning">
          <Lock aria-hidden className="size-3.5 shrink-0" />
          <span>{t('text')}</span>
          {adminPages.includes('features') ? (
            <Link className="rounded-sm font-medium underline underline-offset-4" href="/admin/features">
              {t('end')}
            </Link>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
