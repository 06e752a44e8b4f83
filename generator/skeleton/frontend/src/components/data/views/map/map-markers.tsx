'use client';

import type { Map as MapLibre } from 'maplibre-gl';
import { useTranslations } from 'next-intl';
import { type CSSProperties, useEffect, useState } from 'react';
import { displayOf, type EntityDefinition, type Id } from '@/lib/entity/definition';
import type { Place } from '@/lib/format/geo';
import { boundsOf, type Cluster } from './map-geometry';

type Props = {
  map: MapLibre;
  definition: EntityDefinition;
  clusters: readonly Cluster[];
  selected: Id | null;
  onSelect: (id: Id) => void;
};

/** Markers over the map, real buttons: one for a record, one with a number for several close together. */
export function MapMarkers({ map, definition, clusters, selected, onSelect }: Props) {
  const t = useTranslations('views.map');
  useRedrawOnMove(map);
  return (
    <div className="pointer-events-none absolute inset-0 overflow-hidden">
      {clusters.map((cluster) => {
        const [first] = cluster.spots;
        if (!first) return null;
        const several = cluster.spots.length > 1;
        const on = cluster.spots.some(({ id }) => id === selected);
        return (
          <button
            key={cluster.key}
            type="button"
            style={positionOf(map, cluster.place)}
            aria-label={
              several ? t('cluster', { count: cluster.spots.length }) : displayOf(definition, first.row)
            }
            aria-pressed={several ? undefined : on}
            onClick={() => (several ? zoomTo(map, cluster) : onSelect(first.id))}
            className={`pointer-events-auto absolute top-0 left-0 flex items-center justify-center rounded-full border-2 border-background font-medium shadow-md tabular-nums ${
              several ? 'size-9 bg-primary text-xs text-primary-foreground' : 'size-5 bg-primary'
            } ${on ? 'z-10 ring-4 ring-primary/35' : ''}`}
          >
            {several && cluster.spots.length}
          </button>
        );
      })}
    </div>
  );
}

/** Returns where on the element a place is now. */
export function positionOf(map: MapLibre, { lat, lng }: Place): CSSProperties {
  const { x, y } = map.project([lng, lat]);
  return { transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` };
}

/** Draws what lies over a map anew whenever the map moves below it. */
export function useRedrawOnMove(map: MapLibre): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    const onMove = (): void => redraw((count) => count + 1);
    map.on('move', onMove);
    map.on('resize', onMove);
    return () => {
      map.off('move', onMove);
      map.off('resize', onMove);
    };
  }, [map]);
}

function zoomTo(map: MapLibre, cluster: Cluster): void {
  const bounds = boundsOf(cluster.spots.map(({ place }) => place));
  if (!bounds) return;
  map.fitBounds([bounds.west, bounds.south, bounds.east, bounds.north], { padding: 80, maxZoom: 16 });
}
