'use client';

import { ArrowLeftRight, ArrowRight } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { cn } from '#components/ui/cn.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Select } from '#components/ui/select.tsx';
import { countChanges } from '#lib/versions/rules.ts';
import type { Comparison as ComparisonView, VersionOption, VersionView } from '#lib/versions/schema.ts';
import { Comparison } from './comparison.tsx';
import type { VersionAbilities, VersionPlace } from './looks.ts';
import { Counts } from './version-marks.tsx';
import { BackLink } from './version-page.tsx';

type ComparePageProps = {
  place: VersionPlace;
  can: VersionAbilities;
  comparison: ComparisonView;
  version: VersionView;
  options: VersionOption[];
};

/** Any two versions side by side; both stand in the address. */
export function ComparePage({ place, can, comparison, version, options }: ComparePageProps) {
  const t = useTranslations('versions.compare');
  const router = useRouter();
  const search = useSearchParams();
  const [isPending, startTransition] = useTransition();
  const from = comparison.from?.number ?? 0;
  const to = comparison.to.number;
  const choices = options.map(({ number, title, name }) => ({
    value: String(number),
    label: t('option', { number: String(number), title: name ?? title }),
  }));

  function show(next: { from: number; to: number }) {
    const query = new URLSearchParams(search);
    query.set('from', String(next.from));
    query.set('to', String(next.to));
    startTransition(() => router.replace(`?${query}`));
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:overflow-hidden">
      <header className="shrink-0 border-b bg-surface px-4 py-3">
        <BackLink place={place} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="font-semibold text-xl tracking-tight">{t('title')}</h1>
          <div className="flex min-w-0 flex-wrap items-center gap-2 max-sm:w-full">
            <Select
              className="max-w-72 min-w-0 max-sm:w-full max-sm:max-w-none"
              label={t('from')}
              onChange={(value) => show({ from: Number(value), to })}
              options={[...choices, { value: '0', label: t('nothing') }]}
              value={String(from)}
            />
            <ArrowRight aria-hidden className="size-4 shrink-0 text-ink-muted max-sm:hidden" />
            <Select
              className="max-w-72 min-w-0 max-sm:w-full max-sm:max-w-none"
              label={t('to')}
              onChange={(value) => show({ from, to: Number(value) })}
              options={choices}
              value={String(to)}
            />
            {from === 0 ? null : (
              <IconButton label={t('swap')} onClick={() => show({ from: to, to: from })}>
                <ArrowLeftRight aria-hidden />
              </IconButton>
            )}
          </div>
          <span className="text-sm">
            <Counts counts={countChanges(comparison.files)} />
          </span>
        </div>
      </header>
      <div
        aria-busy={isPending}
        className={cn('flex min-h-0 flex-1 flex-col transition-opacity', isPending && 'opacity-60')}
      >
        <Comparison can={can} comparison={comparison} key={`${from}:${to}`} place={place} version={version} />
      </div>
    </div>
  );
}
