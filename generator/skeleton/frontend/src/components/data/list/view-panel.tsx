'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';
import type { EntityDefinition, ListQuery, ViewDefinition } from '@/lib/entity/definition';
import type { EntityOverrides } from '@/lib/entity/overrides';
import { EmptyList } from './lazy';
import { useList } from './list-context';

/** What every other way to look at records is given: the records that filters and search leave, all pages of them. */
export type ViewProps = { definition: EntityDefinition; query: ListQuery; overrides: EntityOverrides };

const Loading = () => <Skeleton className="h-[60dvh] w-full rounded-xl" />;

const BoardView = dynamic<ViewProps>(
  () => import('../views/board/board-view').then((module) => module.BoardView),
  { ssr: false, loading: Loading },
);
const CalendarView = dynamic<ViewProps>(
  () => import('../views/calendar/calendar-view').then((module) => module.CalendarView),
  { ssr: false, loading: Loading },
);
const GalleryView = dynamic<ViewProps>(
  () => import('../views/gallery/gallery-view').then((module) => module.GalleryView),
  { ssr: false, loading: Loading },
);
const MapView = dynamic<ViewProps>(() => import('../views/map/map-view').then((module) => module.MapView), {
  ssr: false,
  loading: Loading,
});
const VIEWS = { board: BoardView, calendar: CalendarView, gallery: GalleryView, map: MapView };

/** The records in another way than a table; its code is loaded when somebody looks. */
export function ViewPanel({ kind }: { kind: Exclude<ViewDefinition['kind'], 'table'> }) {
  const { definition, narrowing, overrides, state, preferences } = useList();
  const View = VIEWS[kind];
  if (state.starred && preferences.favourites.length === 0) return <EmptyList />;
  return <View definition={definition} query={narrowing} overrides={overrides} />;
}
