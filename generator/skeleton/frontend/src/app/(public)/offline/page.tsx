import { CloudOff } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { buttonVariants } from '@/components/ui/button';
import {
  Empty,
  EmptyContent,
  EmptyDescription,
  EmptyHeader,
  EmptyMedia,
  EmptyTitle,
} from '@/components/ui/empty';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.offline');
  return { title: t('title') };
}

/**
 * What the service worker shows for a page it has not kept. It stands under the address of that page, and works without
 * scripts: to follow a link to nowhere is to try the same page again.
 */
export default async function OfflinePage() {
  const t = await getTranslations('shell.offline');
  return (
    <Empty>
      <EmptyHeader>
        <EmptyMedia variant="icon">
          <CloudOff />
        </EmptyMedia>
        <EmptyTitle>
          <h1>{t('title')}</h1>
        </EmptyTitle>
        <EmptyDescription>{t('description')}</EmptyDescription>
      </EmptyHeader>
      <EmptyContent>
        {/* biome-ignore lint/a11y/useValidAnchor: an empty address is the one this page stands under, query included */}
        <a className={buttonVariants()} href="">
          {t('retry')}
        </a>
        <a className={buttonVariants({ variant: 'outline' })} href="/dashboard">
          {t('home')}
        </a>
      </EmptyContent>
    </Empty>
  );
}
