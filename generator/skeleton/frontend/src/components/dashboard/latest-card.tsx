'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { MomentValue } from '@/components/data/value/moment-value';
import { CardFields } from '@/components/data/views/card-fields';
import { tellingFields } from '@/components/data/views/telling-fields';
import { ViewProblem } from '@/components/data/views/view-problem';
import { Skeleton } from '@/components/ui/skeleton';
import { displayOf, type EntityDefinition } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { keysOf } from '@/lib/query/keys';

const QUERY = { sort: '-created_at', limit: 5, count: false };

/** The newest records of an entity, whatever the period. */
export function LatestCard({ entity }: { entity: EntityDefinition }) {
  const t = useTranslations('dashboard');
  const words = useWords(entity.key);
  const heading = useId();
  const latest = useQuery({
    queryKey: keysOf(entity).list(QUERY),
    queryFn: ({ signal }) => entity.api.list(QUERY, signal),
  });
  const fields = tellingFields(entity, [], 2);
  return (
    <article
      aria-labelledby={heading}
      className="flex h-full min-h-80 min-w-0 flex-col gap-2 rounded-xl border bg-card p-4 shadow-xs"
    >
      <header className="flex items-baseline justify-between gap-3">
        <h2 id={heading} className="truncate text-sm font-semibold tracking-tight">
          {t('latest', { many: words.many })}
        </h2>
        <Link
          href={`/${entity.route}`}
          className="shrink-0 text-xs text-muted-foreground hover:text-foreground hover:underline"
        >
          {t('all')}
          <span className="sr-only">{`: ${words.many}`}</span>
        </Link>
      </header>
      {latest.isError && <ViewProblem error={latest.error} onRetry={() => void latest.refetch()} />}
      {latest.isPending && <Skeleton className="flex-1 rounded-lg" />}
      {latest.data?.items.length === 0 && (
        <p className="flex flex-1 items-center justify-center rounded-lg border border-dashed p-6 text-center text-sm text-muted-foreground">
          {t('nothingYet')}
        </p>
      )}
      <ul className="-mx-2 flex flex-col">
        {latest.data?.items.map((row) => (
          <li key={row.id} className="relative flex flex-col gap-1 rounded-md px-2 py-2 hover:bg-muted/60">
            <div className="flex items-baseline gap-3">
              <Link
                href={`/${entity.route}/${row.id}`}
                className="min-w-0 flex-1 truncate text-sm font-medium outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:ring-2 focus-visible:after:ring-ring"
              >
                {displayOf(entity, row)}
              </Link>
              <span className="relative shrink-0 text-xs text-muted-foreground">
                <MomentValue kind="datetime" value={String(row.created_at)} />
              </span>
            </div>
            <CardFields definition={entity} row={row} fields={fields} />
          </li>
        ))}
      </ul>
    </article>
  );
}
