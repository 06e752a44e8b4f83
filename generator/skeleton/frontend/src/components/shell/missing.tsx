import { Compass } from 'lucide-react';
import Link from 'next/link';
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

/** What is said where there is nothing under an address. */
export async function Missing({ home }: { home: '/' | '/dashboard' }) {
  const t = await getTranslations('shell.missing');
  return (
    <Empty>
      <EmptyHeader>
        <EmptyMedia variant="icon">
          <Compass />
        </EmptyMedia>
        <EmptyTitle>
          <h1>{t('title')}</h1>
        </EmptyTitle>
        <EmptyDescription>{t('description')}</EmptyDescription>
      </EmptyHeader>
      <EmptyContent>
        <Link className={buttonVariants()} href={home}>
          {t(home === '/' ? 'home' : 'dashboard')}
        </Link>
      </EmptyContent>
    </Empty>
  );
}
