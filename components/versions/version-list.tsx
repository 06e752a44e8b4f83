'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { GitCompare, History, Star } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useRef } from 'react';
import { CloneButton } from '#components/git/clone-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Select } from '#components/ui/select.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useInBrowser } from '#components/ui/time.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import { VERSION_FILTERS, type VersionPage, type VersionView } from '#lib/versions/schema.ts';
import { compareHref, type VersionAbilities, type VersionPlace, versionsHref } from './looks.ts';
import { UploadDialog } from './upload-dialog.tsx';
import { VersionRow } from './version-row.tsx';

const POLL_MS = 2_500;

type VersionListProps = {
  place: VersionPlace;
  can: VersionAbilities;
  /** The newest versions, whatever the filter. */
  initial: VersionPage;
  /** Number of the version the project is at; null before the first. */
  current: number | null;
  /** Where git finds the project; null before the first version. */
  address: string | null;
};

/** Every version of a project, the newest first, by day; kept up to date while one of them is being tried. */
export function VersionList({ place, can, initial, current, address }: VersionListProps) {
  const t = useTranslations('versions');
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useQueryState('show', parseAsStringLiteral(VERSION_FILTERS).withDefault('all'));
  const href = versionsHref(place);
  const pages = useInfiniteQuery({
    queryKey: ['project-versions', href, filter],
    ...(filter === 'all' && { initialData: { pages: [initial], pageParams: [null] } }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.hasMore ? (last.versions.at(-1)?.number ?? null) : null),
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.versions.some(({ tests }) => tests === 'running'))
        ? POLL_MS
        : false,
    queryFn: ({ pageParam }) => loadPage(href, filter, pageParam),
  });
  const versions = pages.data?.pages.flatMap((page) => page.versions) ?? [];
  const onChange = async () => {
    await pages.refetch();
  };

  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('a[data-version]') ?? [])];
  const focused = () => links().indexOf(document.activeElement as HTMLElement);
  const move = (step: number) => links()[Math.max(0, focused() + step)]?.focus();
  const numberAt = () => Number(links()[focused()]?.dataset.version ?? 0);
  useKeys({
    j: () => move(1),
    k: () => move(focused() === -1 ? 1 : -1),
    s: () => list.current?.querySelector<HTMLElement>(`[data-star="${numberAt()}"]`)?.click(),
    c: () => {
      if (numberAt() > 1) router.push(compareHref(place, numberAt() - 1, numberAt()));
    },
  });

  if (initial.versions.length === 0)
    return (
      <EmptyState
        action={
          <ButtonLink href={href.replace(/\/versions$/, '')} variant="primary">
            {t('toSpec')}
          </ButtonLink>
        }
        icon={<History aria-hidden />}
        level={1}
        title={t('none')}
      >
        {t('noneHelp')}
      </EmptyState>
    );
  return (
    <>
      <PageHeading
        action={
          <div className="flex flex-wrap gap-2">
            <CloneButton
              address={address}
              canPush={can.upload}
              project={place.project.slug}
              team={place.team}
            />
            {can.upload ? <UploadDialog place={place} /> : null}
          </div>
        }
        description={t('help')}
        title={t('title')}
      />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Select
          label={t('filterLabel')}
          onChange={(value) => void setFilter(value)}
          options={VERSION_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
          value={filter}
        />
        {current !== null && current > 1 ? (
          <ButtonLink href={compareHref(place, current - 1, current)}>
            <GitCompare aria-hidden />
            {t('actions.compare')}
          </ButtonLink>
        ) : null}
        <p className="ml-auto text-ink-muted text-xs max-lg:hidden">{t('keys')}</p>
      </div>
      {pages.isPending ? <Skeleton className="h-64" /> : null}
      {pages.isError ? (
        <Notice
          action={
            <Button onClick={() => void pages.refetch()} size="sm">
              {t('retry')}
            </Button>
          }
          tone="bad"
        >
          {t('failed')}
        </Notice>
      ) : null}
      {pages.isSuccess && versions.length === 0 ? (
        <EmptyState
          action={<Button onClick={() => void setFilter('all')}>{t('showAll')}</Button>}
          icon={<Star aria-hidden />}
          title={t('noMatch')}
        >
          {t('noMatchHelp')}
        </EmptyState>
      ) : null}
      <div className="space-y-6" ref={list}>
        <Days versions={versions}>
          {(version) => (
            <VersionRow
              can={can}
              current={current}
              key={version.id}
              onChange={onChange}
              place={place}
              version={version}
            />
          )}
        </Days>
      </div>
      {pages.hasNextPage ? (
        <div className="mt-6 flex justify-center">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

async function loadPage(href: string, filter: string, before: number | null): Promise<VersionPage> {
  const query = new URLSearchParams({ show: filter, ...(before !== null && { before: String(before) }) });
  const response = await fetch(`${href}/data?${query}`);
  if (!response.ok) throw new Error(`versions: ${response.status}`);
  return response.json();
}

type DaysProps = { versions: VersionView[]; children: (version: VersionView) => React.ReactNode };

/** Versions under the day they are of, in the reader's own zone. */
function Days({ versions, children }: DaysProps) {
  const t = useTranslations('versions');
  const format = useFormatter();
  const inBrowser = useInBrowser();
  const timeZone = inBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC';
  const dayOf = (at: Date | string) => format.dateTime(new Date(at), { dateStyle: 'full', timeZone });
  const DAY_MS = 86_400_000;
  const names = new Map(
    inBrowser
      ? [
          [dayOf(new Date(Date.now() - DAY_MS)), t('yesterday')],
          [dayOf(new Date()), t('today')],
        ]
      : [],
  );
  const days = Map.groupBy(versions, ({ createdAt }) => dayOf(createdAt));
  return [...days].map(([day, ofDay]) => (
    <section key={day}>
      <h2 className="mb-2 font-medium text-ink-muted text-xs first-letter:uppercase" suppressHydrationWarning>
        {names.get(day) ?? day}
      </h2>
      <Card className="overflow-hidden">
        <ul>{ofDay.map(children)}</ul>
      </Card>
    </section>
  ));
}
