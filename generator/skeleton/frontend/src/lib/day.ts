/** Takes `2026-11-21`, returns the midnight that day begins with where the reader is. */
export function dayOf(iso: string): Date {
  const [year = 1970, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  const midnight = new Date(year, month - 1, day);
  // Years below 100 would be read as 19xx.
  midnight.setFullYear(year);
  return midnight;
}

/** Takes a moment, returns the day it falls on where the reader is: `2026-11-21`. */
export function isoOf(moment: Date): string {
  const pad = (part: number, digits: number): string => String(part).padStart(digits, '0');
  return `${pad(moment.getFullYear(), 4)}-${pad(moment.getMonth() + 1, 2)}-${pad(moment.getDate(), 2)}`;
}
