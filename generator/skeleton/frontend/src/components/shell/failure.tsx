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
import { API_AWAY } from '@/lib/api/away';

export type FailureProps = { error: Error & { digest?: string }; retry: () => void };

/** What is said when a page broke: what to do, and the number under which the server's log has it. */
export function Failure({ error, retry }: FailureProps) {
  const t = useTranslations('shell.failure');
  const [pending, start] = useTransition();
  const away = error.digest === API_AWAY;
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <Empty role="alert">
      <EmptyHeader>
        <EmptyMedia variant="icon">
          <TriangleAlert />
        </EmptyMedia>
        <EmptyTitle>{t(away ? 'awayTitle' : 'title')}</EmptyTitle>
        <EmptyDescription>{t(away ? 'awayDescription' : 'description')}</EmptyDescription>
      </EmptyHeader>
      <EmptyContent>
        <Button busy={pending} onClick={() => start(retry)}>
          {pending ? null : <RotateCw aria-hidden />}
          {t('retry')}
        </Button>
      </EmptyContent>
      {error.digest && !away ? (
        <p className="text-muted-foreground text-xs">
          {t('code')} <code className="font-mono">{error.digest}</code>
        </p>
      ) : null}
    </Empty>
  );
}
