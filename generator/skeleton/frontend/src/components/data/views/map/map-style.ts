import type { StyleSpecification } from 'maplibre-gl';
import { LAND } from './land';

export const GRID_SOURCE = 'grid';

/** Between these zooms the land fades out: its coasts are too rough to be looked at from close by. */
const FADE: [number, number] = [4.5, 6.5];

/**
 * The ground of every map: the continents and a grid of meridians and parallels, drawn without asking anybody for
 * anything. The colour beneath is the page's (CSS), so that it follows the theme. To show streets, serve tiles from the application's own
 * address (the content security policy allows no other) and return their style here.
 */
export function mapStyle(): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: {
        type: 'geojson',
        data: {
          type: 'Feature',
          properties: {},
          geometry: {
            type: 'MultiPolygon',
            coordinates: LAND.map((ring) => [
              [...ring, ring[0]].flatMap((point) => (point ? [[...point]] : [])),
            ]),
          },
        },
      },
      [GRID_SOURCE]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      {
        id: 'land',
        type: 'fill',
        source: 'land',
        paint: {
          'fill-color': '#7f8794',
          'fill-opacity': ['interpolate', ['linear'], ['zoom'], FADE[0], 0.22, FADE[1], 0],
        },
      },
      {
        id: GRID_SOURCE,
        type: 'line',
        source: GRID_SOURCE,
        // A grey between both themes: MapLibre knows no CSS variables.
        paint: { 'line-color': '#7f8794', 'line-opacity': 0.28, 'line-width': 1 },
      },
    ],
  };
}
