import { describe, expect, test } from 'vitest';
import { LAND } from './land';
import type { Ring } from './map-geometry';

/** Whether a ray from the place to the east crosses the ring an odd number of times. */
function isInside([x, y]: readonly [number, number], ring: Ring): boolean {
  return ring.reduce((inside, [x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const crosses = y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    return crosses ? !inside : inside;
  }, false);
}
const onLand = (place: readonly [number, number]): boolean => LAND.some((ring) => isInside(place, ring));

describe('the land', () => {
  test.each([
    ['Madrid', -3.7, 40.4],
    ['Paris', 2.35, 48.86],
    ['Rome', 12.5, 42],
    ['Ankara', 32.9, 39.9],
    ['Moscow', 37.6, 55.75],
    ['Delhi', 77.2, 28.6],
    ['Beijing', 116.4, 39.9],
    ['Riyadh', 46.7, 24.7],
    ['Nairobi', 36.8, -1.3],
    ['Mexico City', -99.1, 19.4],
    ['Denver', -105, 39.7],
    ['Brasília', -47.9, -15.8],
    ['Bogotá', -74.1, 4.7],
    ['Canberra', 149.1, -35.3],
    ['London', -0.1, 51.5],
  ])('has %s on it', (_, lng, lat) => {
    expect(onLand([lng, lat])).toBe(true);
  });

  test.each([
    ['the Atlantic', -40, 30],
    ['the Pacific', -140, 0],
    ['the Mediterranean', 5, 39],
    ['the Black Sea', 34, 43.3],
    ['the Gulf of Mexico', -92, 25],
    ['the Indian Ocean', 75, -20],
    ['the Red Sea', 38, 20],
    ['the Sea of Japan', 134.5, 39.5],
  ])('leaves %s free', (_, lng, lat) => {
    expect(onLand([lng, lat])).toBe(false);
  });
});
