'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { EntityDefinition, ListQuery } from '@/lib/entity/definition';
import type { EntityOverrides } from '@/lib/entity/overrides';
import { keysOf } from '@/lib/query/keys';
import { tellingFields } from '../telling-fields';
import { ViewEmpty } from '../view-empty';
import { ViewProblem } from '../view-problem';
import { GalleryCard } from './gallery-card';
import { Lightbox } from './lightbox';
import { pictureOf } from './pictures';

export type GalleryViewProps = {
  definition: EntityDefinition;
  /** Filters, search and order of the list, without paging. */
  query: ListQuery;
  overrides: EntityOverrides;
};

/** How many pictures are read at once: full rows at two, three, four and six a row. */
const PICTURES = 24;
const GRID = 'grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4 2xl:grid-cols-6';

/** The records by their pictures; a picture opens large, a name leads to its record. */
export function GalleryView({ definition, query }: GalleryViewProps) {
  const t = useTranslations('views.gallery');
  const view = definition.views.find(({ kind }) => kind === 'gallery');
  const field = view?.kind === 'gallery' ? view.field : '';
  const [open, setOpen] = useState<number | null>(null);
  const asked = { sort: '-created_at', ...query, limit: PICTURES };
  const pages = useInfiniteQuery({
    queryKey: [...keysOf(definition).lists, 'gallery', asked],
    queryFn: ({ pageParam, signal }) =>
      definition.api.list({ ...asked, ...(pageParam ? { cursor: pageParam } : { count: false }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  if (pages.isError) return <ViewProblem error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <PendingPictures />;

  const rows = pages.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <ViewEmpty definition={definition} query={query} />;
  const fields = tellingFields(definition, [field], 2);
  const pictures = rows.filter((row) => pictureOf(row, field) !== null);
  return (
    <div className="flex w-full min-w-0 flex-col gap-6">
      <ul className={GRID}>
        {rows.map((row) => (
          <li key={row.id}>
            <GalleryCard
              definition={definition}
              row={row}
              picture={pictureOf(row, field)}
              fields={fields}
              onOpen={() => setOpen(pictures.indexOf(row))}
            />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          variant="outline"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
          className="self-center"
        >
          {pages.isFetchingNextPage ? t('loading') : t('more')}
        </Button>
      )}
      <Lightbox definition={definition} field={field} rows={pictures} index={open} onChange={setOpen} />
    </div>
  );
}

function PendingPictures() {
  return (
    <div aria-hidden="true" className={GRID}>
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: eight alike that never change places
        <div key={index} className="flex flex-col gap-2">
          <Skeleton className="aspect-4/3 rounded-xl" />
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}
