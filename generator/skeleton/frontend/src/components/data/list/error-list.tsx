'use client';

import { CloudOffIcon, TriangleAlertIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
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
import { useList } from './list-context';

const UNPROCESSABLE = 422;

/** What went wrong and the way out of it: try again, or ask for something else. */
export function ErrorList({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations('list');
  const words = useProblemWords();
  const { setState } = useList();
  const refused = error instanceof ApiProblem && error.status === UNPROCESSABLE;
  const Icon = error instanceof ApiProblem && error.status === 0 ? CloudOffIcon : TriangleAlertIcon;
  return (
    <Empty role="alert" className="border">
      <EmptyHeader>
        <EmptyMedia variant="icon">
          <Icon />
        </EmptyMedia>
        <EmptyTitle>{refused ? t('error.refused') : t('error.title')}</EmptyTitle>
        <EmptyDescription>{words(error).detail}</EmptyDescription>
      </EmptyHeader>
      <EmptyContent>
        {refused ? (
          <Button onClick={() => setState({ filters: [], sorts: [], search: '' })}>
            {t('filter.clear')}
          </Button>
        ) : (
          <Button variant="outline" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        )}
      </EmptyContent>
    </Empty>
  );
}
