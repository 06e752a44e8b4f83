'use client';

import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useProblemWords } from '@/lib/mutations/problem-words';

/** Stands where something could not be loaded, and says why. */
export function LoadProblem({ error, retry }: { error: unknown; retry: () => unknown }) {
  const t = useTranslations('auth.session');
  const { detail } = useProblemWords()(error);
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-xl border border-dashed p-4" role="alert">
      <p className="min-w-0 flex-1 text-muted-foreground text-pretty">{detail}</p>
      <Button onClick={() => retry()} size="sm" variant="outline">
        <RotateCw aria-hidden />
        {t('retry')}
      </Button>
    </div>
  );
}
