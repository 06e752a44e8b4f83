'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const CELLS = ['w-40', 'w-24', 'w-28', 'w-20', 'w-32'];

/** The shape of what is on its way. */
export function ListSkeleton({ narrow }: { narrow: boolean }) {
  const t = useTranslations('list');
  return (
    <div role="status" className="overflow-hidden rounded-xl border bg-card">
      <span className="sr-only">{t('loading')}</span>
      <div aria-hidden="true">
        {!narrow && <div className="h-9 border-b bg-muted/40" />}
        {LINES.map((line) => (
          <div key={line} className="flex h-11 items-center gap-8 border-b px-4 last:border-b-0">
            {CELLS.slice(0, narrow ? 2 : CELLS.length).map((width) => (
              <Skeleton key={width} className={`h-3.5 ${width}`} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
