'use client';

import { useDeferredValue, useState } from 'react';
import { CardList, EmptyList, ErrorList } from './lazy';
import { DataTable } from './data-table';
import { ListSkeleton } from './list-skeleton';
import { Pages } from './pages';
import { RowActions } from './row-actions';
import { useListPage } from './use-list-page';
import { useNarrow } from './use-narrow';

/** The records as a table, or as cards where there is no room for one. */
export function TableView() {
  const page = useListPage();
  // Lines are drawn in small steps: what somebody does meanwhile is not kept waiting.
  const data = useDeferredValue(page.data);
  const narrow = useNarrow();
  const [counted, setCounted] = useState(false);
  if (page.nothing) return <EmptyList />;
  if (page.isError && !page.data) return <ErrorList error={page.error} onRetry={() => page.refetch()} />;
  if (!data) return <ListSkeleton narrow={narrow} />;
  const { items } = data;
  if (items.length === 0 && !page.isPlaceholderData) return <EmptyList />;
  return (
    <RowActions>
      <div
        aria-busy={page.isPlaceholderData}
        className="relative flex min-h-0 flex-col transition-opacity delay-150 aria-busy:opacity-60 motion-reduce:transition-none"
      >
        {narrow ? <CardList rows={items} /> : <DataTable rows={items} />}
      </div>
      <Pages page={data} counted={counted} onCount={() => setCounted(true)} />
    </RowActions>
  );
}
