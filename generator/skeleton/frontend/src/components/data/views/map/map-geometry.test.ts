import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  clusterSpots,
  gridOver,
  gridStep,
  readCoordinate,
  spotsOf,
  wrapLongitude,
} from './map-geometry';

const at = (id: number, lat: number, lng: number) => ({ id, where: { lat, lng } });
const madrid = [at(1, 40.41, -3.7), at(2, 40.42, -3.71)];
const spots = spotsOf([...madrid, at(3, 41.38, 2.17), { id: 4, where: null }], 'where');

test('records without a place are not on the map', () => {
  expect(spots.map(({ id }) => id)).toEqual([1, 2, 3]);
});

describe('markers', () => {
  test('that would touch are joined; closer to the ground they come apart', () => {
    expect(clusterSpots(spots, 5).map((cluster) => cluster.spots.length)).toEqual([2, 1]);
    expect(clusterSpots(spots, 14)).toHaveLength(3);
    expect(clusterSpots(spots, 0)).toHaveLength(1);
  });

  test('of joined records lie in their middle', () => {
    expect(clusterSpots(spots, 5)[0]?.place.lat).toBeCloseTo(40.415);
  });

  test('at the poles have a place too', () => {
    expect(clusterSpots(spotsOf([at(1, 90, 0), at(2, -90, 0)], 'where'), 3)).toHaveLength(2);
  });
});

test('the box around places touches the outermost of them', () => {
  expect(boundsOf(spots.map(({ place }) => place))).toEqual({
    west: -3.71,
    south: 40.41,
    east: 2.17,
    north: 41.38,
  });
  expect(boundsOf([])).toBeNull();
});

describe('the grid', () => {
  test.each([
    [120, 10],
    [6, 0.5],
    [0.005, 0.001],
    [360, 30],
  ])('over %d degrees has a line every %d', (degrees, step) => {
    expect(gridStep(degrees)).toBe(step);
  });

  test('covers what is seen and little more', () => {
    const { features } = gridOver({ west: -10, south: 35, east: 5, north: 45 });
    expect(features.length).toBeGreaterThan(10);
    expect(features.length).toBeLessThan(40);
  });
});

test('a world that is seen twice is drawn once', () => {
  const { features } = gridOver({ west: -300, south: -60, east: 250, north: 60 });
  const lngs = features.flatMap(({ geometry }) => geometry.coordinates.map(([lng]) => lng));
  expect([Math.min(...lngs), Math.max(...lngs)]).toEqual([-180, 180]);
});

describe('a coordinate that was typed', () => {
  test.each([
    ['40,4168', 90, 40.4168],
    [' -3.70379123 ', 180, -3.703791],
    ['91', 90, null],
    ['', 90, null],
    ['north', 90, null],
  ] as const)('%j within %d is %j', (text, most, value) => {
    expect(readCoordinate(text, most)).toBe(value);
  });

  test('that went round the world comes back', () => {
    expect([wrapLongitude(190), wrapLongitude(-190), wrapLongitude(45)]).toEqual([-170, 170, 45]);
  });
});
