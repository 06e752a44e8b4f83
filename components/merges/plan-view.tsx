'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { ReviewRun } from './review.ts';
import { ReviewPanel } from './review-panel.tsx';
import type { usePlan } from './use-plan.ts';

type PlanViewProps = {
  run: ReviewRun;
  plan: ReturnType<typeof usePlan>;
  isWaiting: boolean;
  can: { start: boolean; cancel: boolean };
};

/** The plan of a run as a part of its page: waited for, answered, or to look at. */
export function PlanView({ run, plan, isWaiting, can }: PlanViewProps) {
  const t = useTranslations('merges');
  const client = useQueryClient();
  if (plan.isError) {
    return (
      <Notice
        action={
          <Button onClick={() => void plan.refetch()} size="sm">
            {t('retry')}
          </Button>
        }
        className="m-4"
        tone="warn"
      >
        {t('failed')}
      </Notice>
    );
  }
  if (!plan.data) {
    return (
      <div className="space-y-3 p-4">
        <Skeleton className="h-6 w-1/3" />
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </div>
    );
  }
  function look() {
    void client.invalidateQueries({ queryKey: ['run', run.id] });
    void client.invalidateQueries({ queryKey: ['plan', run.id] });
  }
  return (
    <ReviewPanel
      can={can}
      isWaiting={isWaiting}
      key={plan.data.plan?.fingerprint}
      onSent={look}
      run={run}
      told={plan.data}
    />
  );
}
