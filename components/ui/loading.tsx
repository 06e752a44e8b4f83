import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** Stands where a page will be, and says so to those who cannot see its shape. */
export function Loading({ children, className }: { children: ReactNode; className?: string }) {
  const t = useTranslations('common');
  return (
    <div aria-busy className={className}>
      <span className="sr-only" role="status">
        {t('loading')}
      </span>
      {children}
    </div>
  );
}
