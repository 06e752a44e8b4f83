'use client';

import { ArrowUpRightIcon, XIcon } from 'lucide-react';
import type { Map as MapLibre } from 'maplibre-gl';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button, buttonVariants } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { displayOf, type EntityDefinition, type Id } from '@/lib/entity/definition';
import { CardFields } from '../card-fields';
import { tellingFields } from '../telling-fields';
import { MapControls } from './map-controls';
import { boundsOf, clusterSpots, type Spot } from './map-geometry';
import { MapMarkers } from './map-markers';
import { useMap } from './use-map';

type Props = {
  definition: EntityDefinition;
  field: string;
  spots: readonly Spot[];
  selected: Id | null;
  onSelect: (id: Id | null) => void;
};

/** As close as a record is shown when it is chosen. */
const CLOSE_ZOOM = 12;

/** The map itself, with a marker for each record and a card for the chosen one. */
export function MapCanvas({ definition, field, spots, selected, onSelect }: Props) {
  const t = useTranslations('views.map');
  const help = useId();
  const container = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(2);
  const { map, failed } = useMap(container, {
    center: [0, 20],
    zoom: 1,
    onMove: (moved) => setZoom(moved.getZoom()),
  });
  const clusters = useMemo(() => clusterSpots(spots, zoom), [spots, zoom]);
  const chosen = spots.find(({ id }) => id === selected);
  // Fitted once, when it appears: records that change later do not take the map away from whoever looks at it.
  const fitted = useRef(false);

  useEffect(() => {
    if (!map || fitted.current) return;
    fitted.current = true;
    showAll(map, spots, false);
  }, [map, spots]);

  useEffect(() => {
    if (!map || !chosen) return;
    const { lat, lng } = chosen.place;
    map.easeTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), CLOSE_ZOOM) });
  }, [map, chosen]);

  return (
    <section aria-label={t('label')} aria-describedby={help} className="absolute inset-0">
      <p id={help} className="sr-only">
        {t('help')}
      </p>
      <div ref={container} className="size-full" />
      {!map && !failed && <Skeleton className="absolute inset-0 rounded-none" />}
      {failed && (
        <p className="absolute inset-0 flex items-center justify-center p-8 text-center text-sm text-muted-foreground">
          {t('unavailable')}
        </p>
      )}
      {map && (
        <>
          <MapMarkers
            map={map}
            definition={definition}
            clusters={clusters}
            selected={selected}
            onSelect={onSelect}
          />
          <MapControls map={map} onFit={() => showAll(map, spots, true)} />
        </>
      )}
      {chosen && (
        <div className="absolute inset-x-2 bottom-2 flex flex-col gap-1.5 rounded-lg border bg-popover p-3 text-sm text-popover-foreground shadow-lg sm:right-auto sm:w-72">
          <div className="flex items-start justify-between gap-2">
            <p className="min-w-0 truncate font-medium">{displayOf(definition, chosen.row)}</p>
            <Button
              variant="ghost"
              size="icon-xs"
              className="-mt-1 -mr-1"
              aria-label={t('close')}
              onClick={() => onSelect(null)}
            >
              <XIcon aria-hidden="true" />
            </Button>
          </div>
          <CardFields
            definition={definition}
            row={chosen.row}
            fields={tellingFields(definition, [field], 3)}
          />
          <Link
            href={`/${definition.route}/${chosen.id}`}
            className={buttonVariants({ variant: 'outline', size: 'sm', className: 'mt-1 self-start' })}
          >
            {t('record')}
            <ArrowUpRightIcon aria-hidden="true" />
          </Link>
        </div>
      )}
    </section>
  );
}

function showAll(map: MapLibre, spots: readonly Spot[], animate: boolean): void {
  const bounds = boundsOf(spots.map(({ place }) => place));
  if (!bounds) return;
  map.fitBounds([bounds.west, bounds.south, bounds.east, bounds.north], {
    padding: 56,
    maxZoom: CLOSE_ZOOM,
    animate,
  });
}
