'use client';

import { RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import {
  Empty,
  EmptyContent,
  EmptyDescription,
  EmptyHeader,
  EmptyMedia,
  EmptyTitle,
} from '@/components/ui/empty';

export type FailureProps = { error: Error & { digest?: string }; retry: () => void };

/** What is said when a page broke: what to do, and the number under which the server's log has it. */
export function Failure({ error, retry }: FailureProps) {
  const t = useTranslations('shell.failure');
  const [pending, start] = useTransition();
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <Empty role="alert">
      <EmptyHeader>
        <EmptyMedia variant="icon">
          <TriangleAlert />
        </EmptyMedia>
        <EmptyTitle>{t('title')}</EmptyTitle>
        <EmptyDescription>{t('description')}</EmptyDescription>
      </EmptyHeader>
      <EmptyContent>
        <Button busy={pending} onClick={() => start(retry)}>
          {pending ? null : <RotateCw aria-hidden />}
          {t('retry')}
        </Button>
      </EmptyContent>
      {error.digest ? (
        <p className="text-muted-foreground text-xs">
          {t('code')} <code className="font-mono">{error.digest}</code>
        </p>
      ) : null}
    </Empty>
  );
}
