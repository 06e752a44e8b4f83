const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;
/** Distances in seconds, the largest first, and the unit each is told in. */
const STEPS: readonly [number, Intl.RelativeTimeFormatUnit][] = [
  [YEAR, 'year'],
  [MONTH, 'month'],
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
];

const formatters = new Map<string, Intl.DateTimeFormat>();
const relatives = new Map<string, Intl.RelativeTimeFormat>();

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** Takes a day (`2026-11-21`), returns it written out; a day has no time zone and never slips into the next one. */
export function formatDay(day: string, locale: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return formatterOf(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

/** Takes a moment (ISO 8601), returns day and time where the reader is, or in the time zone named. */
export function formatMoment(moment: string, locale: string, timeZone?: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return formatterOf(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date);
}

/** Takes a moment and what time it is, returns it as short as a column of a table wants it: the year only where it is another. */
export function formatMomentShort(moment: string, now: Date, locale: string, timeZone?: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const options: Intl.DateTimeFormatOptions =
    date.getFullYear() === now.getFullYear()
      ? { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone }
      : { day: 'numeric', month: 'short', year: 'numeric', timeZone };
  return formatterOf(locale, options).format(date);
}

/** Whether a moment is near enough for its distance to say more than its date: within a month. */
export function isNear(moment: string, now: Date): boolean {
  return Math.abs(Date.parse(moment) - now.getTime()) < MONTH * 1000;
}

/** Takes a time of day (`14:30:00`), returns it as people of the language write it. */
export function formatTime(time: string, locale: string): string {
  const date = new Date(`1970-01-01T${time.length === 5 ? `${time}:00` : time.slice(0, 8)}Z`);
  if (Number.isNaN(date.getTime())) return time;
  return formatterOf(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(date);
}

/** Takes a moment and what time it is, returns how far away it is: “3 hours ago”, “dentro de 2 días”. */
export function formatDistance(moment: string, now: Date, locale: string): string {
  const seconds = Math.round((new Date(moment).getTime() - now.getTime()) / 1000);
  if (Number.isNaN(seconds)) return moment;
  const [length, unit] = STEPS.find(([step]) => Math.abs(seconds) >= step) ?? [1, 'second'];
  const known = relatives.get(locale);
  const formatter = known ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  if (!known) relatives.set(locale, formatter);
  // Less than a minute is “now”: nobody waits for the seconds to pass.
  return formatter.format(unit === 'second' ? 0 : Math.trunc(seconds / length), unit);
}

/** Takes a day and today's, returns how many days lie between; negative for the past. */
export function daysBetween(today: string, day: string): number {
  return Math.round(
    (Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000,
  );
}

/** Takes a day and today's, returns how far away it is: “yesterday”, “in 3 days”. */
export function formatDayDistance(day: string, today: string, locale: string): string {
  const days = daysBetween(today, day);
  if (Number.isNaN(days)) return day;
  const [length, unit] = STEPS.find(([step]) => step >= DAY && Math.abs(days) * DAY >= step) ?? [DAY, 'day'];
  const formatter = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return formatter.format(Math.trunc((days * DAY) / length), unit);
}

/** Takes a moment, returns the day it falls on where the reader is: `2026-11-21`. */
export function localDay(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
