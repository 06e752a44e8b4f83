import type { Id, Row } from '@/lib/entity/definition';
import { isPlace, type Place } from '@/lib/format/geo';

/** A record that lies somewhere. */
export type Spot = { id: Id; row: Row; place: Place };

/** Spots that lie so close together that they are drawn as one. */
export type Cluster = { key: string; place: Place; spots: readonly Spot[] };

/** A closed line around an area, `[longitude, latitude]`; its last point is joined to the first. */
export type Ring = readonly (readonly [number, number])[];

/** Lines as GeoJSON writes them. */
export type Lines = {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    properties: Record<string, never>;
    geometry: { type: 'LineString'; coordinates: [number, number][] };
  }[];
};

export type Bounds = { west: number; south: number; east: number; north: number };

/** Markers closer than this, in pixels, would lie on each other. */
const CLUSTER_PX = 44;
/** How wide the world is at zoom 0, in pixels, as MapLibre draws it. */
const WORLD_PX = 512;
/** The end of the Mercator projection. */
const MOST_LATITUDE = 85.05;

/** Returns the records that have a place. */
export function spotsOf(rows: readonly Row[], field: string): readonly Spot[] {
  return rows.flatMap((row) => {
    const place = row[field];
    return isPlace(place) ? [{ id: row.id, row, place }] : [];
  });
}

/** Takes a place, returns where on the world's square it lies, each way from 0 to 1 (Mercator). */
function project({ lat, lng }: Place): { x: number; y: number } {
  const radians = (Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat)) * Math.PI) / 180;
  return {
    x: (lng + 180) / 360,
    y: 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI),
  };
}

/**
 * Takes spots and a zoom, returns them joined where their markers would touch: each spot goes to the first cluster
 * near enough, so that the same spots always make the same clusters.
 */
export function clusterSpots(spots: readonly Spot[], zoom: number): readonly Cluster[] {
  const scale = WORLD_PX * 2 ** zoom;
  const clusters: { x: number; y: number; spots: Spot[] }[] = [];
  for (const spot of spots) {
    const at = project(spot.place);
    const near = clusters.find(({ x, y }) => Math.hypot((x - at.x) * scale, (y - at.y) * scale) < CLUSTER_PX);
    if (near) near.spots.push(spot);
    else clusters.push({ ...at, spots: [spot] });
  }
  return clusters.map(({ spots: joined }) => ({
    key: joined.map(({ id }) => id).join(' '),
    place: middleOf(joined),
    spots: joined,
  }));
}

function middleOf(spots: readonly Spot[]): Place {
  const mean = (of: (place: Place) => number): number =>
    spots.reduce((sum, { place }) => sum + of(place), 0) / spots.length;
  return { lat: mean(({ lat }) => lat), lng: mean(({ lng }) => lng) };
}

/** Returns the smallest box around some places; null for none. */
export function boundsOf(places: readonly Place[]): Bounds | null {
  if (places.length === 0) return null;
  const lats = places.map(({ lat }) => lat);
  const lngs = places.map(({ lng }) => lng);
  return {
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  };
}

/** How many degrees lie between two lines of the grid: the smallest step that leaves at most a dozen. */
export function gridStep(degrees: number): number {
  const steps = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];
  return steps.find((step) => degrees / step <= 12) ?? 30;
}

/** Returns the meridians and parallels over a part of the world, as GeoJSON draws them. */
export function gridOver(seen: Bounds): Lines {
  // Seen more than once round, the world is drawn once; the map repeats it.
  const bounds = seen.east - seen.west >= 360 ? { ...seen, west: -180, east: 180 } : seen;
  const step = gridStep(Math.min(bounds.east - bounds.west, bounds.north - bounds.south));
  const lines: [number, number][][] = [];
  const [south, north] = [Math.max(-MOST_LATITUDE, bounds.south), Math.min(MOST_LATITUDE, bounds.north)];
  // Counted in whole steps: adding fractions up would drift.
  for (let n = Math.floor(bounds.west / step); n * step <= bounds.east; n += 1)
    lines.push([
      [n * step, south],
      [n * step, north],
    ]);
  for (let n = Math.floor(south / step); n * step <= north; n += 1)
    lines.push([
      [bounds.west, n * step],
      [bounds.east, n * step],
    ]);
  return {
    type: 'FeatureCollection',
    features: lines.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates },
    })),
  };
}

/** Takes what somebody typed as a coordinate, returns it with six digits (a hand's breadth); null where it is none. */
export function readCoordinate(text: string, most: 90 | 180): number | null {
  const value = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value) || Math.abs(value) > most) return null;
  return Math.round(value * 1e6) / 1e6;
}

/** Takes any longitude, returns it between -180 and 180: a map that was turned round the world counts on. */
export const wrapLongitude = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180;
