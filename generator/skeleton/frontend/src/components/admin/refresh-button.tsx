'use client';

import { RotateCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';

/** Asks everything on the page again. */
export function RefreshButton() {
  const t = useTranslations('admin.settings');
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <Button busy={pending} onClick={() => start(() => router.refresh())} variant="outline">
      {pending ? null : <RotateCw aria-hidden />}
      {t('refresh')}
    </Button>
  );
}
