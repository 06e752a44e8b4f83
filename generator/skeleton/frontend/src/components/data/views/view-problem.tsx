'use client';

import { RotateCwIcon, TriangleAlertIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** Says that records could not be read, why, and offers to try again. */
export function ViewProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations('views');
  return (
    <div
      role="alert"
      className="flex flex-col items-center gap-3 rounded-xl border border-dashed px-4 py-12 text-center text-sm"
    >
      <TriangleAlertIcon aria-hidden="true" className="size-5 text-muted-foreground" />
      <div className="flex max-w-md flex-col gap-1">
        <p className="font-medium">{t('problem')}</p>
        <p className="text-muted-foreground">{error.message}</p>
      </div>
      <Button variant="outline" size="sm" onClick={onRetry}>
        <RotateCwIcon aria-hidden="true" />
        {t('retry')}
      </Button>
    </div>
  );
}
