'use client';

import { useDroppable } from '@dnd-kit/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { PlusIcon } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useId } from 'react';
import { EnumDot } from '@/components/data/value/enum-badge';
import { Button, buttonVariants } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useAuth } from '@/lib/auth/user-context';
import type { EntityDefinition, EnumField, ListQuery } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { newRecordPath } from '../telling-fields';
import { ViewProblem } from '../view-problem';
import { BoardCard, DraggableCard } from './board-card';
import { columnQuery, isOptional } from './board-columns';
import { boardKeys } from './board-keys';
import type { Dragged } from './board-view';

type Props = {
  definition: EntityDefinition;
  field: EnumField;
  value: string | null;
  /** Null while it is being counted. */
  count: number | null;
  query: ListQuery;
  dragged: Dragged | null;
};

/** One value of the choice and the records that have it, read a few at a time. */
export function BoardColumn({ definition, field, value, count, query, dragged }: Props) {
  const t = useTranslations('views.board');
  const words = useWords(definition.key);
  const format = useFormatter();
  const heading = useId();
  const { can } = useAuth();
  const name = value === null ? t('none') : words.value(field.name, value);
  const takes = value !== null || isOptional(field);
  const { setNodeRef, isOver } = useDroppable({
    id: `column:${value ?? ''}`,
    data: { value },
    disabled: !takes,
  });
  const pages = useInfiniteQuery({
    queryKey: boardKeys(definition, field, query).column(value),
    queryFn: ({ pageParam, signal }) =>
      definition.api.list(columnQuery(field, value, query, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const aimed = isOver && dragged !== null && dragged.from !== value;
  const addPath = newRecordPath(definition, value === null ? {} : { [field.name]: value });

  return (
    <section
      ref={setNodeRef}
      aria-labelledby={heading}
      className={`flex w-[min(84vw,20rem)] shrink-0 snap-start flex-col rounded-xl bg-muted/50 transition-shadow duration-150 motion-reduce:transition-none md:w-auto md:max-w-96 md:min-w-64 md:flex-1 ${aimed ? 'ring-2 ring-ring' : ''}`}
    >
      <header className="flex h-11 items-center gap-2 pr-1.5 pl-3">
        {value !== null && <EnumDot values={field.values} value={value} />}
        <h2 id={heading} className="truncate text-sm font-medium">
          {name}
        </h2>
        {count !== null && (
          <span className="text-xs text-muted-foreground tabular-nums">{format.number(count)}</span>
        )}
        {definition.api.create && takes && can(definition, 'create') && (
          <Link
            href={addPath}
            aria-label={t('add', { column: name })}
            className={buttonVariants({ variant: 'ghost', size: 'icon-sm', className: 'ml-auto' })}
          >
            <PlusIcon aria-hidden="true" />
          </Link>
        )}
      </header>
      <div className="flex min-h-24 flex-col gap-2 px-2 pb-2 md:max-h-[calc(100dvh-17rem)] md:overflow-y-auto">
        {pages.isPending && <PendingCards />}
        {pages.isError && <ViewProblem error={pages.error} onRetry={() => void pages.refetch()} />}
        {rows.length > 0 && (
          <ul className="flex flex-col gap-2">
            {rows.map((row) => (
              <li key={row.id}>
                {can(definition, 'update', row) ? (
                  <DraggableCard definition={definition} field={field} row={row} from={value} />
                ) : (
                  <BoardCard definition={definition} field={field} row={row} />
                )}
              </li>
            ))}
          </ul>
        )}
        {pages.isSuccess && rows.length === 0 && (
          <p className="flex min-h-20 items-center justify-center rounded-lg border border-dashed px-3 text-center text-xs text-muted-foreground">
            {t('empty')}
          </p>
        )}
        {pages.hasNextPage && (
          <Button
            variant="ghost"
            size="sm"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
            className="w-full shrink-0 text-muted-foreground"
          >
            {pages.isFetchingNextPage ? t('loading') : t('more')}
            <span className="sr-only">{name}</span>
          </Button>
        )}
      </div>
    </section>
  );
}

function PendingCards() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-2">
      <Skeleton className="h-20 rounded-lg" />
      <Skeleton className="h-20 rounded-lg" />
      <Skeleton className="h-20 rounded-lg" />
    </div>
  );
}
