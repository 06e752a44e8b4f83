'use client';

import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import type { EntityDefinition } from '@/lib/entity/definition';
import type { ColumnOverrides, EntityOverrides } from '@/lib/entity/overrides';
import { SelectionProvider } from './list/selection';
import { FilterBar } from './list/filter-bar';
import { ListProvider, useList } from './list/list-context';
import { ListHeader } from './list/list-header';
import { OpeningView } from './list/opening-view';
import { Shortcuts } from './list/shortcuts';
import { TableView } from './list/table-view';
import { Toolbar } from './list/toolbar';
import { ViewPanel } from './list/view-panel';
import { ViewTabs } from './list/view-tabs';

export type EntityListProps = {
  definition: EntityDefinition;
  columns: ColumnOverrides;
  overrides: EntityOverrides;
};

/** All records of an entity: found, narrowed, ordered and changed, in every way they can be looked at. */
export function EntityList(props: EntityListProps) {
  return (
    <ListProvider {...props}>
      <OpeningView />
      <Shortcuts />
      <Frame>
        <ListHeader />
        <ViewTabs />
        <div className="flex min-w-0 flex-col gap-2">
          <Toolbar />
          <FilterBar />
        </div>
        <Records />
      </Frame>
    </ListProvider>
  );
}

/** A table fills the window and scrolls inside itself, so that its headings and pages are always there. */
function Frame({ children }: { children: ReactNode }) {
  const { view } = useList();
  return (
    <div
      className={cn(
        'flex min-w-0 flex-col gap-4',
        view === 'table' && 'md:max-h-[max(36rem,calc(100dvh-6.25rem))]',
      )}
    >
      {children}
    </div>
  );
}

function Records() {
  const { view } = useList();
  if (view !== 'table') return <ViewPanel kind={view} />;
  return (
    <SelectionProvider>
      <TableView />
    </SelectionProvider>
  );
}
