'use client';

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
      <div className="flex min-w-0 flex-col gap-4">
        <ListHeader />
        <ViewTabs />
        <div className="flex min-w-0 flex-col gap-2">
          <Toolbar />
          <FilterBar />
        </div>
        <Records />
      </div>
    </ListProvider>
  );
}

function Records() {
  const { definition, state } = useList();
  const view = definition.views.find(({ kind }) => kind === state.view);
  if (view && view.kind !== 'table') return <ViewPanel kind={view.kind} />;
  return (
    <SelectionProvider>
      <TableView />
    </SelectionProvider>
  );
}
