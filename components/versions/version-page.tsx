'use client';

import { ArrowLeft, Download, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button, buttonStyle } from '#components/ui/button.tsx';
import { Confirm } from '#components/ui/confirm.tsx';
import { ExactTime } from '#components/ui/time.tsx';
import type { Comparison as ComparisonView, VersionView } from '#lib/versions/schema.ts';
import { Comparison } from './comparison.tsx';
import { KIND_ICONS, type VersionAbilities, type VersionPlace, versionsHref } from './looks.ts';
import { StarButton } from './star-button.tsx';
import { useVersionActions } from './use-version-actions.ts';
import { Counts, VersionMarks } from './version-marks.tsx';
import { VersionMenu } from './version-menu.tsx';

type VersionPageProps = {
  place: VersionPlace;
  can: VersionAbilities;
  version: VersionView;
  /** Against the version before it. */
  comparison: ComparisonView;
  current: number | null;
};

/** One version: what it is, what can be done with it, and what it changed. */
export function VersionPage(props: VersionPageProps) {
  const { place, can, version, comparison, current } = props;
  const t = useTranslations('versions');
  const router = useRouter();
  const actions = useVersionActions(place, router.refresh);
  const common = useTranslations('common');
  const { number } = version;
  const Icon = KIND_ICONS[version.kind];
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:overflow-hidden">
      <header className="shrink-0 border-b bg-surface px-4 py-3">
        <BackLink place={place} />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="flex min-w-0 items-center gap-2 font-semibold text-xl tracking-tight">
            <Icon aria-hidden className="size-5 shrink-0 text-ink-muted" />
            <span className="min-w-0 [overflow-wrap:anywhere]">{version.name ?? version.title}</span>
          </h1>
          <span className="flex flex-wrap items-center gap-1.5">
            <VersionMarks size="md" version={version} />
          </span>
          <div className="ml-auto flex items-center gap-2">
            {can.restore && !version.isCurrent ? (
              <Confirm
                cancelLabel={common('cancel')}
                confirmLabel={t('actions.restoreConfirm', { number })}
                description={t('actions.restoreHelp', { number })}
                onConfirm={() => actions.restore(version)}
                title={t('actions.restoreTitle', { number })}
                trigger={
                  <Button>
                    <RotateCcw aria-hidden />
                    {t('actions.restore')}
                  </Button>
                }
              />
            ) : null}
            {can.download ? (
              <a
                className={buttonStyle()}
                download
                href={`${versionsHref(place)}/${number}/zip`}
                title={t('actions.downloadHelp')}
              >
                <Download aria-hidden />
                <span className="max-sm:sr-only">{t('actions.download')}</span>
              </a>
            ) : null}
            <StarButton
              canEdit={can.edit}
              onStar={(starred) => actions.star(version, starred)}
              version={version}
            />
            <VersionMenu
              can={can}
              current={current}
              onChange={router.refresh}
              place={place}
              version={version}
            />
          </div>
        </div>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-muted text-xs">
          <span className="tabular">{t('version', { number })}</span>
          <span aria-hidden>·</span>
          <span>{t(`kind.${version.kind}`, { number: version.restoredNumber ?? 0 })}</span>
          {version.name === null ? null : (
            <>
              <span aria-hidden>·</span>
              <span>{version.title}</span>
            </>
          )}
          <span aria-hidden>·</span>
          <span>
            {version.author ?? t('gone')}, <ExactTime at={version.createdAt} />
          </span>
          <span aria-hidden>·</span>
          <code className="font-mono">{version.commit.slice(0, 7)}</code>
          <span aria-hidden>·</span>
          <span>
            {comparison.from === null
              ? t('compare.againstNothing')
              : t('compare.against', { number: comparison.from.number })}
          </span>
          <Counts counts={version.counts} />
        </p>
      </header>
      <Comparison can={can} comparison={comparison} place={place} version={version} />
    </div>
  );
}

export function BackLink({ place }: { place: VersionPlace }) {
  const t = useTranslations('versions.compare');
  return (
    <Link
      className="mb-1 inline-flex items-center gap-1 rounded-sm text-ink-muted text-xs hover:text-ink [&_svg]:size-3.5"
      href={versionsHref(place)}
    >
      <ArrowLeft aria-hidden />
      {t('back')}
    </Link>
  );
}
