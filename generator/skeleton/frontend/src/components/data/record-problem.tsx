'use client';

import { CloudOff, FileQuestion, Lock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button, buttonVariants } from '@/components/ui/button';
import {
  Empty,
  EmptyContent,
  EmptyDescription,
  EmptyHeader,
  EmptyMedia,
  EmptyTitle,
} from '@/components/ui/empty';
import { ApiProblem } from '@/lib/api/problem';
import { useProblemWords } from '@/lib/mutations/problem-words';

type RecordProblemProps = { error: unknown; backHref: string; backLabel: string; onRetry: () => void };

/** Why a record cannot be shown: it is not there, not for this account, or the server did not answer. */
export function RecordProblem({ error, backHref, backLabel, onRetry }: RecordProblemProps) {
  const t = useTranslations('detail.problem');
  const words = useProblemWords();
  const status = error instanceof ApiProblem ? error.status : -1;
  // An id of the wrong form is of no record either.
  const isMissing = status === 404 || status === 422;
  const Icon = isMissing ? FileQuestion : status === 403 ? Lock : CloudOff;
  return (
    <Empty className="min-h-80 border border-dashed">
      <EmptyHeader>
        <EmptyMedia variant="icon">
          <Icon />
        </EmptyMedia>
        <EmptyTitle>
          <h1>{isMissing ? t('missing') : status === 403 ? t('forbidden') : t('failed')}</h1>
        </EmptyTitle>
        <EmptyDescription>{isMissing ? t('missingText') : words(error).detail}</EmptyDescription>
      </EmptyHeader>
      <EmptyContent>
        {isMissing || status === 403 ? null : (
          <Button onClick={onRetry} variant="outline">
            {t('retry')}
          </Button>
        )}
        <Link className={buttonVariants({ variant: isMissing ? 'default' : 'ghost' })} href={backHref}>
          {backLabel}
        </Link>
      </EmptyContent>
    </Empty>
  );
}
