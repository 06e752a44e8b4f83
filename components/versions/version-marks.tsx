'use client';

import { Rocket } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/cn.ts';
import type { ChangeCounts, VersionTests, VersionView } from '#lib/versions/schema.ts';
import { TESTS_LOOKS } from './looks.ts';

type Size = 'sm' | 'md';

/** What is known of a version's tests, in a word. */
export function TestsBadge({ tests, size = 'sm' }: { tests: VersionTests; size?: Size }) {
  const t = useTranslations('versions.tests');
  const { icon: Icon, tone, moving } = TESTS_LOOKS[tests];
  return (
    <Badge size={size} tone={tone}>
      <Icon aria-hidden className={cn(moving && 'animate-spin')} />
      {t(tests)}
    </Badge>
  );
}

/** Whether the project is at this version, and whether it is the one that deploys. */
export function VersionMarks({
  version,
  size = 'sm',
}: {
  version: Pick<VersionView, 'isCurrent' | 'isDeployed' | 'tests'>;
  size?: Size;
}) {
  const t = useTranslations('versions');
  return (
    <>
      {version.isCurrent ? (
        <Badge size={size} title={t('currentHelp')} tone="accent">
          {t('current')}
        </Badge>
      ) : null}
      {version.isDeployed ? (
        <Badge size={size} title={t('deploysHelp')} tone="outline">
          <Rocket aria-hidden />
          {t('deploys')}
        </Badge>
      ) : null}
      <TestsBadge size={size} tests={version.tests} />
    </>
  );
}

/** How many files came, changed and went. */
export function Counts({ counts }: { counts: ChangeCounts }) {
  const t = useTranslations('versions');
  const { added, changed, removed } = counts;
  if (added + changed + removed === 0) return <span>{t('filesChanged', { count: 0 })}</span>;
  return (
    <span className="tabular whitespace-nowrap" title={t('counts', counts)}>
      <span aria-hidden className="inline-flex gap-1.5">
        {added > 0 ? <span className="text-ok">+{added}</span> : null}
        {changed > 0 ? <span className="text-warn">~{changed}</span> : null}
        {removed > 0 ? <span className="text-bad">−{removed}</span> : null}
      </span>
      <span className="sr-only">{t('counts', counts)}</span>
    </span>
  );
}
