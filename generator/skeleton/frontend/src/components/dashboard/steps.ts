import type { Unit } from './period';

/** Takes a day or month, returns it as the axis writes it. */
export function stepLabel(at: string, unit: Unit, locale: string): string {
  const date = new Date(`${unit === 'month' ? `${at}-01` : at}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale, {
    ...(unit === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' }),
    timeZone: 'UTC',
  }).format(date);
}
