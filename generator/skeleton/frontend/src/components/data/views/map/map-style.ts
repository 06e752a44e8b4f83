import type { StyleSpecification } from 'maplibre-gl';

export const GRID_SOURCE = 'grid';

/**
 * The ground of every map: a grid of meridians and parallels, drawn without asking anybody for anything. The colour
 * beneath is the page's (CSS), so that it follows the theme. To show streets, serve tiles from the application's own
 * address (the content security policy allows no other) and return their style here.
 */
export function mapStyle(): StyleSpecification {
  return {
    version: 8,
    sources: {
      [GRID_SOURCE]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
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
