'use client';

import { useQuery } from '@tanstack/react-query';
import { MapPinOffIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { displayOf, type EntityDefinition, type Id, type ListQuery, type Row } from '@/lib/entity/definition';
import type { EntityOverrides } from '@/lib/entity/overrides';
import { keysOf } from '@/lib/query/keys';
import { CardFields } from '../card-fields';
import { tellingFields } from '../telling-fields';
import { ViewEmpty } from '../view-empty';
import { ViewProblem } from '../view-problem';
import { type Spot, spotsOf } from './map-geometry';
import { loadMapLibre } from './use-map';

export type MapViewProps = {
  definition: EntityDefinition;
  /** Filters and search of the list, without paging. */
  query: ListQuery;
  overrides: EntityOverrides;
};

/** How many records are read at most; the API cannot ask for those inside of a frame. */
const MOST_RECORDS = 500;

const loadCanvas = () => import('./map-canvas');
const MapCanvas = dynamic(() => loadCanvas().then((module) => module.MapCanvas), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

/** The records by their places: a map, and beside it the same records in words. */
export function MapView({ definition, query }: MapViewProps) {
  const t = useTranslations('views.map');
  const view = definition.views.find(({ kind }) => kind === 'map');
  const field = view?.kind === 'map' ? view.field : '';
  const [selected, setSelected] = useState<Id | null>(null);
  useEffect(() => {
    // The map is large: it comes while the records are read, not after them. What fails here fails again, and is told, there.
    Promise.all([loadCanvas(), loadMapLibre()]).catch(() => undefined);
  }, []);
  const found = useQuery({
    queryKey: [...keysOf(definition).lists, 'map', query],
    queryFn: ({ signal }) => readAll(definition, query, signal),
  });
  if (found.isError) return <ViewProblem error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Skeleton className="h-[34rem] rounded-xl" />;
  const { rows, more } = found.data;
  if (rows.length === 0) return <ViewEmpty definition={definition} query={query} />;
  const spots = spotsOf(rows, field);
  const without = rows.length - spots.length;
  return (
    <div className="flex w-full min-w-0 flex-col gap-2">
      <div className="grid overflow-hidden rounded-xl border bg-card md:h-[calc(100dvh-16rem)] md:min-h-[28rem] md:grid-cols-[minmax(14rem,20rem)_1fr]">
        <SpotList definition={definition} spots={spots} selected={selected} onSelect={setSelected} />
        <div className="relative order-first h-[22rem] min-w-0 border-b bg-muted md:order-none md:h-auto md:border-b-0 md:border-l">
          {spots.length > 0 ? (
            <MapCanvas
              definition={definition}
              field={field}
              spots={spots}
              selected={selected}
              onSelect={setSelected}
            />
          ) : (
            <div className="flex h-full flex-col items-center justify-center gap-2 px-6 text-center text-sm">
              <MapPinOffIcon aria-hidden="true" className="size-5 text-muted-foreground" />
              <p className="font-medium">{t('none')}</p>
              <p className="text-muted-foreground">{t('noneHint')}</p>
            </div>
          )}
        </div>
      </div>
      {(without > 0 || more) && (
        <p className="text-sm text-muted-foreground">
          {more && `${t('capped', { count: rows.length })} `}
          {without > 0 && t('without', { count: without })}
        </p>
      )}
    </div>
  );
}

type SpotListProps = {
  definition: EntityDefinition;
  spots: readonly Spot[];
  selected: Id | null;
  onSelect: (id: Id) => void;
};

function SpotList({ definition, spots, selected, onSelect }: SpotListProps) {
  const t = useTranslations('views.map');
  const view = definition.views.find(({ kind }) => kind === 'map');
  const fields = tellingFields(definition, view?.kind === 'map' ? [view.field] : [], 2);
  return (
    <ul aria-label={t('list')} className="max-h-72 divide-y overflow-y-auto md:max-h-none">
      {spots.map(({ id, row }) => (
        <li
          key={id}
          className={`relative px-4 py-2.5 ${id === selected ? 'bg-accent' : 'hover:bg-muted/60'}`}
        >
          <button
            type="button"
            aria-pressed={id === selected}
            onClick={() => onSelect(id)}
            className="block w-full truncate text-left text-sm font-medium outline-none after:absolute after:inset-0 focus-visible:after:ring-2 focus-visible:after:ring-ring focus-visible:after:ring-inset"
          >
            {displayOf(definition, row)}
          </button>
          <CardFields definition={definition} row={row} fields={fields} />
        </li>
      ))}
    </ul>
  );
}

async function readAll(
  definition: EntityDefinition,
  query: ListQuery,
  signal: AbortSignal,
): Promise<{ rows: readonly Row[]; more: boolean }> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page = await definition.api.list(
      { sort: '-updated_at', ...query, limit: 100, ...(cursor ? { cursor } : { count: false }) },
      signal,
    );
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor !== null && rows.length < MOST_RECORDS);
  return { rows, more: cursor !== null };
}
