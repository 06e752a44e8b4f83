'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, History } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import { listAuditEntries } from '@/client/sdk.gen';
import { LoadProblem } from '@/components/auth/load-problem';
import { Button, buttonVariants } from '@/components/ui/button';
import { Empty, EmptyDescription, EmptyHeader, EmptyMedia, EmptyTitle } from '@/components/ui/empty';
import { Skeleton } from '@/components/ui/skeleton';
import { unwrap } from '@/lib/api/problem';
import type { Query } from '@/lib/entity/typed';
import { searchParams } from '@/lib/query/list-query';
import { AuditEntry } from './audit-entry';
import { AuditFilterBar } from './audit-filters';
import { auditQuery } from './audit-query';
import { useActors } from './use-actors';

const PAGE = 50;

/** Who changed what, the newest change first. */
export function AuditLog() {
  const t = useTranslations('admin.audit');
  const [filters, setFilters] = useQueryStates(
    {
      entity: parseAsString,
      action: parseAsString,
      actor: parseAsString,
      from: parseAsString,
      to: parseAsString,
    },
    { history: 'replace' },
  );
  const query = auditQuery(filters);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['@audit', query],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => {
      const asked = { ...query, limit: PAGE, ...(pageParam === null ? {} : { before_id: pageParam }) };
      return unwrap(listAuditEntries({ query: asked as Query<typeof listAuditEntries>, signal }));
    },
    getNextPageParam: ({ next }) => next,
  });
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const actors = useActors(entries.flatMap(({ actor_id }) => (actor_id === null ? [] : [actor_id])));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <AuditFilterBar filters={filters} onChange={(change) => void setFilters(change)} />
        <a
          // A download of the API's: no page of ours, so no link of the router's.
          className={buttonVariants({ variant: 'outline' })}
          download
          href={`/api/v1/admin/audit/export?${searchParams({ ...query, bom: true })}`}
        >
          <Download aria-hidden />
          {t('export')}
        </a>
      </div>
      {error ? <LoadProblem error={error} retry={refetch} /> : null}
      {!data && !error ? <Skeleton className="h-96 w-full rounded-xl" /> : null}
      {data && entries.length === 0 ? (
        <Empty className="border border-dashed">
          <EmptyHeader>
            <EmptyMedia variant="icon">
              <History />
            </EmptyMedia>
            <EmptyTitle>{t('none')}</EmptyTitle>
            <EmptyDescription>{t('noneHelp')}</EmptyDescription>
          </EmptyHeader>
        </Empty>
      ) : null}
      {entries.length > 0 ? (
        <ul className="divide-y overflow-hidden rounded-xl border bg-card shadow-xs">
          {entries.map((entry) => (
            <AuditEntry
              actor={entry.actor_id === null ? null : (actors.get(String(entry.actor_id)) ?? null)}
              entry={entry}
              key={entry.id}
            />
          ))}
        </ul>
      ) : null}
      {hasNextPage ? (
        <Button
          busy={isFetchingNextPage}
          className="self-center"
          onClick={() => fetchNextPage()}
          variant="outline"
        >
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}
