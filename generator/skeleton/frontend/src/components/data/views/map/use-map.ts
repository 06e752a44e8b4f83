'use client';

import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useLatest } from '../use-latest';
import { gridOver } from './map-geometry';
import { GRID_SOURCE, mapStyle } from './map-style';

/** `failed`: this browser cannot draw maps. */
export type MapState = { map: MapLibre | null; failed: boolean };

type Options = {
  center: [number, number];
  zoom: number;
  /** After the map stands still somewhere else. */
  onMove?: (map: MapLibre) => void;
  onClick?: (place: { lat: number; lng: number }) => void;
};

/** Draws a map into an element, loading MapLibre when it is needed first; returns it once it can be used. */
export function useMap(container: RefObject<HTMLDivElement | null>, options: Options): MapState {
  const [state, setState] = useState<MapState>({ map: null, failed: false });
  const latest = useLatest(options);
  const start = useRef(options);

  useEffect(() => {
    let map: MapLibre | null = null;
    let gone = false;
    const begin = async (): Promise<void> => {
      const maplibre = await loadMapLibre();
      if (gone || !container.current) return;
      const { center, zoom } = start.current;
      const made = new maplibre.Map({
        container: container.current,
        style: mapStyle(),
        center,
        zoom,
        maxZoom: 18,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        fadeDuration: 0,
      });
      map = made;
      made.touchZoomRotate.disableRotation();
      made.addControl(new maplibre.ScaleControl({ maxWidth: 96 }), 'bottom-left');
      const settle = (): void => {
        drawGrid(made);
        latest.current.onMove?.(made);
      };
      made.on('moveend', settle);
      made.on('click', ({ lngLat }) => latest.current.onClick?.({ lat: lngLat.lat, lng: lngLat.lng }));
      // Not `load`: markers need the map's place only, not its ground drawn.
      made.once('style.load', () => {
        if (gone) return;
        setState({ map: made, failed: false });
        settle();
      });
    };
    begin().catch(() => {
      // Without WebGL there is no map; whoever shows one says so and has its places in words.
      if (!gone) setState({ map: null, failed: true });
    });
    return () => {
      gone = true;
      map?.remove();
    };
  }, [container, latest]);

  return state;
}

/** Returns MapLibre, ready to draw; asked for early, it is on its way while records are read. */
export async function loadMapLibre(): Promise<typeof import('maplibre-gl')> {
  const [maplibre] = await Promise.all([import('maplibre-gl'), import('./map-assets')]);
  // Bundled, the library no longer knows where its worker lies.
  maplibre.setWorkerUrl(new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href);
  return maplibre;
}

function drawGrid(map: MapLibre): void {
  const bounds = map.getBounds();
  const source = map.getSource<GeoJSONSource>(GRID_SOURCE);
  void source?.setData(
    gridOver({
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
    }),
  );
}
