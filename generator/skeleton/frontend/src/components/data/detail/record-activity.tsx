'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useNames } from '@/components/data/input/use-related';
import { Hint } from '@/components/ui/tooltip';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { ENTITIES } from '@/features/registry';
import { useUser } from '@/lib/auth/user-context';
import type { EntityDefinition, Id, Row } from '@/lib/entity/definition';
import { findField } from '@/lib/entity/fields';
import { useEntity } from '@/lib/entity/use-entity';
import { useWords } from '@/lib/entity/words';
import { formatDistance, formatMoment } from '@/lib/format/date';
import { useNow } from '@/lib/format/use-now';
import { keysOf } from '@/lib/query/keys';
import { type AuditEntry, listHistory } from './audit';

type RecordActivityProps = { definition: EntityDefinition; row: Row };

/** What is known of a record's life: its moments, and for who may read the audit log every change. */
export function RecordActivity({ definition, row }: RecordActivityProps) {
  const t = useTranslations('detail.activity');
  const user = useUser();
  return (
    <aside aria-labelledby="activity-title" className="flex flex-col gap-5">
      <h2 className="font-semibold text-sm tracking-tight" id="activity-title">
        {t('title')}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
        <Fact label={t('createdAt')} moment={row.created_at} />
        <Fact label={t('updatedAt')} moment={row.updated_at} />
        <Fact label={t('deletedAt')} moment={row.deleted_at} />
        <dt className="text-muted-foreground">Id</dt>
        <dd className="min-w-0 truncate text-right font-mono text-xs leading-5">{row.id}</dd>
      </dl>
      {user?.role === 'admin' ? <History definition={definition} row={row} /> : null}
    </aside>
  );
}

function Fact({ label, moment }: { label: string; moment: unknown }) {
  if (typeof moment !== 'string') return null;
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="text-right">
        <Moment value={moment} />
      </dd>
    </>
  );
}

function Moment({ value }: { value: string }) {
  const locale = useLocale();
  const now = useNow();
  return (
    <Hint label={formatMoment(value, locale)}>
      <time dateTime={value}>{formatDistance(value, now, locale)}</time>
    </Hint>
  );
}

function History({ definition, row }: RecordActivityProps) {
  const t = useTranslations('detail.activity');
  const pages = useInfiniteQuery({
    queryKey: [...keysOf(definition).childrenOf(row.id), '@history', row.version ?? 0],
    queryFn: ({ pageParam, signal }) => listHistory(definition.table, row.id, pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const entries = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const accounts = useEntity(ENTITIES.find(({ account }) => account)?.key ?? null);
  const actors = [...new Set(entries.map((entry) => entry.actor_id).filter((id): id is Id => id !== null))];
  const names = new Map(useNames(accounts, actors, []).map((ref) => [String(ref.id), ref.label]));
  if (pages.isPending) return <Skeleton className="h-24 w-full" />;
  if (entries.length === 0) return null;
  return (
    <>
      <ol className="flex flex-col gap-4 border-l pl-4">
        {entries.map((entry) => (
          <Entry
            actor={entry.actor_id === null ? null : (names.get(String(entry.actor_id)) ?? null)}
            definition={definition}
            entry={entry}
            key={entry.id}
          />
        ))}
      </ol>
      {pages.hasNextPage ? (
        <Button
          busy={pages.isFetchingNextPage}
          className="w-fit"
          onClick={() => void pages.fetchNextPage()}
          size="sm"
          variant="ghost"
        >
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

/** Actions that have words; others are told as they are. */
const ACTIONS: ReadonlySet<string> = new Set([
  'created',
  'updated',
  'deleted',
  'restored',
  'linked',
  'unlinked',
]);

type EntryProps = { definition: EntityDefinition; entry: AuditEntry; actor: string | null };

function Entry({ definition, entry, actor }: EntryProps) {
  const t = useTranslations('detail.activity');
  const words = useWords(definition.key);
  const changed =
    entry.action === 'updated'
      ? Object.keys(entry.after ?? {}).map((column) =>
          words.field(findField(definition, column)?.name ?? column),
        )
      : [];
  return (
    <li className="relative text-sm before:absolute before:top-1.5 before:-left-[1.3125rem] before:size-2.5 before:rounded-full before:border-2 before:border-background before:bg-muted-foreground/50">
      <p>
        <span className="font-medium">{actor ?? t('nobody')}</span>{' '}
        {ACTIONS.has(entry.action) ? t(`actions.${entry.action}`) : entry.action}
      </p>
      {changed.length > 0 ? <p className="text-muted-foreground text-xs">{changed.join(', ')}</p> : null}
      <p className="text-muted-foreground text-xs">
        <Moment value={entry.at} />
      </p>
    </li>
  );
}
