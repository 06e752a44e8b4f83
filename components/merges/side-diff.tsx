'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { PlannedFile } from '#lib/merges/schema.ts';
import { DiffView } from './diff-view.tsx';
import { useSide } from './use-plan.ts';

export const COMPARISONS = ['both', 'mine', 'next'] as const;
export type Comparison = (typeof COMPARISONS)[number];

type SideDiffProps = {
  href: string;
  path: string;
  sides: NonNullable<PlannedFile['sides']>;
  /** What may be looked at, the first of it at first. */
  comparisons: readonly Comparison[];
};

/** The sides of a file beside each other: yours and the new generation, or what either changed since the last one. */
export function SideDiff({ href, path, sides, comparisons }: SideDiffProps) {
  const t = useTranslations('merges.sides');
  const [chosen, setChosen] = useState<Comparison>(comparisons[0] ?? 'both');
  const [everything, setEverything] = useState(false);
  const [from, to] = {
    both: ['mine', 'next'] as const,
    mine: ['base', 'mine'] as const,
    next: ['base', 'next'] as const,
  }[chosen];
  const before = useSide(href, sides[from]);
  const after = useSide(href, sides[to]);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        {comparisons.length > 1 ? (
          <Segmented
            label={t('label')}
            onChange={setChosen}
            options={comparisons.map((value) => ({ value, label: t(`compare.${value}`) }))}
            value={chosen}
          />
        ) : null}
        <button
          aria-pressed={everything}
          className="ml-auto rounded-sm px-1.5 py-1 text-ink-muted text-xs hover:text-ink"
          onClick={() => setEverything(!everything)}
          type="button"
        >
          {everything ? t('fewerLines') : t('allLines')}
        </button>
      </div>
      {before.isError || after.isError ? <Notice tone="warn">{t('failed')}</Notice> : null}
      {before.isPending || after.isPending ? <Skeleton className="h-32" /> : null}
      {before.isSuccess && after.isSuccess ? (
        <DiffView
          after={{ text: after.data, label: t(`name.${to}`) }}
          before={{ text: before.data, label: t(`name.${from}`) }}
          everything={everything}
          path={path}
        />
      ) : null}
    </div>
  );
}
