/** A place as the API answers it. */
export type Place = { lat: number; lng: number };

/** Returns whether a value is a place. */
export function isPlace(value: unknown): value is Place {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Place).lat === 'number' &&
    typeof (value as Place).lng === 'number'
  );
}

/** Takes a place, returns its coordinates with five digits: a metre or so. */
export function formatPlace({ lat, lng }: Place): string {
  return `${lat.toFixed(5)}, ${lng.toFixed(5)}`;
}
