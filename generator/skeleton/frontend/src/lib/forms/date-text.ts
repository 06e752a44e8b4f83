/** Days and times as people of a language type them. A day is `2026-01-31`, a time `14:30:00`, a moment ends with `Z`. */

type Part = 'day' | 'month' | 'year';

/** In which order a language writes a day; `en` is American, as `Intl` has it. */
function orderOf(locale: string): readonly Part[] {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(2026, 0, 31));
  return parts
    .map(({ type }) => type)
    .filter((type): type is Part => ['day', 'month', 'year'].includes(type));
}

const two = (part: number): string => String(part).padStart(2, '0');
const four = (part: number): string => String(part).padStart(4, '0');

/** Returns the day; undefined where the calendar has no such day. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000 && year <= 9999;
  return exists ? `${four(year)}-${two(month)}-${two(day)}` : undefined;
}

/**
 * Takes what somebody typed, returns the day; null for nothing, undefined for what is no day. Understands the order of
 * the language with any sign between, two digits for years of this century, a day of this year (`31/1`), and ISO.
 */
export function parseDay(typed: string, locale: string, today: Date = new Date()): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,4})[\s./-](\d{1,2})(?:[\s./-](\d{1,4}))?$/.exec(text) ?? eightDigits(text, locale);
  if (!numbers) return undefined;
  const given = numbers.slice(1).filter((part) => part !== undefined);
  const order = orderOf(locale).filter((part) => part !== 'year' || given.length === 3);
  const value = (part: Part): number | undefined => {
    const found = given[order.indexOf(part)];
    return found === undefined ? undefined : Number(found);
  };
  const year = value('year') ?? today.getFullYear();
  return dayOf(year < 100 ? 2000 + year : year, value('month') ?? 0, value('day') ?? 0);
}

/** 31012026, typed without any sign between. */
function eightDigits(text: string, locale: string): RegExpExecArray | null {
  return orderOf(locale)[0] === 'year'
    ? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
    : /^(\d{2})(\d{2})(\d{4})$/.exec(text);
}

/** Takes a day, returns it in digits as the language writes it: `31/01/2026`. */
export function typedDay(day: string, locale: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const parts: Record<Part, string> = { year, month, day: date };
  return orderOf(locale)
    .map((part) => parts[part])
    .join('/');
}

/** Returns what an empty input shows: `dd/mm/aaaa`. `letters` are those of day, month and year. */
export function dayPattern(locale: string, letters: Record<Part, string>): string {
  const width: Record<Part, number> = { day: 2, month: 2, year: 4 };
  return orderOf(locale)
    .map((part) => letters[part].repeat(width[part]))
    .join('/');
}

/** Takes what somebody typed (`14:30`, `930`, `9`, `2:30 pm`), returns the time; null for nothing, undefined for no time. */
export function parseTime(typed: string): string | null | undefined {
  const text = typed.trim().toLowerCase();
  if (text === '') return null;
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?:[:.](\d{2}))?(?:\.\d+)?\s*(?:(a|p)\.?\s?m\.?)?$/.exec(text);
  if (!found) return undefined;
  const [, hours, minutes = '0', seconds = '0', half] = found;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${two(hour)}:${two(Number(minutes))}:${two(Number(seconds))}`;
}

/** Takes a time, returns it as short as it can be: `14:30`, with seconds only where there are some. */
export const typedTime = (time: string): string => {
  const [hours = '00', minutes = '00', seconds = '00'] = time.split(/[:.]/);
  return Number(seconds) === 0 ? `${hours}:${minutes}` : `${hours}:${minutes}:${seconds}`;
};

/** Takes a moment, returns day and time where the reader is. */
export function wallClock(moment: string): { day: string; time: string } | null {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return null;
  return {
    day: `${four(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`,
  };
}

/** Takes day and time where the reader is, returns the moment. A time the clocks skip is the one they skip to. */
export function momentOf(day: string, time: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const local = new Date(2000, month - 1, date, hours, minutes, seconds);
  local.setFullYear(year, month - 1, date);
  return local.toISOString().replace('.000Z', 'Z');
}

/** Takes a day, returns it at midnight where the reader is, as calendars want it. */
export function asDate(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** Takes what a calendar chose, returns the day. */
export const fromDate = (date: Date): string =>
  `${four(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
