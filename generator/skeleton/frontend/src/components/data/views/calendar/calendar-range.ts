import { addDays, addMonths, addWeeks, endOfMonth, format, startOfMonth, startOfWeek } from 'date-fns';
import type { EntityDefinition, ListQuery, MomentField, Row } from '@/lib/entity/definition';
import { filtersOf } from '../telling-fields';

export const MODES = ['month', 'week', 'agenda'] as const;
export type Mode = (typeof MODES)[number];

/** From midnight to midnight where the reader is, the last one not included. */
export type Range = { start: Date; end: Date };

/** A field whose values lie in a calendar: times of day do not. */
export type DayField = MomentField & { kind: 'date' | 'datetime' };

/** How many records of a range are read at most; more than this no month can show. */
export const MOST_RECORDS = 500;
/** What hour a moment has that was chosen by its day alone. */
const MORNING_HOUR = 9;

/** Returns the fields a calendar can be made of: those people fill in first, the one the generator chose at the head. */
export function calendarFields(definition: EntityDefinition): readonly DayField[] {
  const chosen = definition.views.find((view) => view.kind === 'calendar')?.field;
  const rank = (field: DayField): number =>
    Number(field.readOnly ?? false) - Number(field.name === chosen) * 2;
  return definition.fields
    .filter((field): field is DayField => field.kind === 'date' || field.kind === 'datetime')
    .toSorted((one, other) => rank(one) - rank(other));
}

/** Returns the first day of the week where a language is spoken: 0 is Sunday. */
export function firstDayOf(locale: string): 0 | 1 | 6 {
  const { language, region } = new Intl.Locale(locale).maximize();
  // Weeks begin on Sunday in the Americas but for their Spanish south, on Saturday where Arabic is spoken.
  if (language === 'ar' || language === 'fa') return 6;
  return ['US', 'CA', 'MX', 'BR', 'CO', 'PE', 'IL', 'JP', 'IN'].includes(region ?? '') ? 0 : 1;
}

/** Returns the days a mode shows around a day; a month in whole weeks. */
export function rangeOf(mode: Mode, day: Date, firstDay: 0 | 1 | 6): Range {
  const weekStart = (date: Date): Date => startOfWeek(date, { weekStartsOn: firstDay });
  if (mode === 'week') return { start: weekStart(day), end: addDays(weekStart(day), 7) };
  const [first, after] = [startOfMonth(day), startOfMonth(addMonths(day, 1))];
  if (mode === 'agenda') return { start: first, end: after };
  return { start: weekStart(first), end: addDays(weekStart(endOfMonth(day)), 7) };
}

/** Returns the day that the arrows lead to. */
export const stepDay = (mode: Mode, day: Date, step: 1 | -1): Date =>
  mode === 'week' ? addWeeks(day, step) : addMonths(startOfMonth(day), step);

/** Takes a moment where the reader is, returns it as the API wants it for this field. */
export const valueAt = (field: DayField, date: Date): string =>
  field.kind === 'date' ? format(date, 'yyyy-MM-dd') : date.toISOString();

/** Takes a day, returns the value a new record starts with: a moment lies in the morning. */
export function newValueOn(field: DayField, day: Date): string {
  const morning = new Date(day);
  if (field.kind === 'datetime' && day.getHours() === 0) morning.setHours(MORNING_HOUR);
  return valueAt(field, morning);
}

/** Returns what is asked of the API: the records of the range within the filters of the list. */
export function rangeQuery(field: DayField, range: Range, query: ListQuery): ListQuery {
  const filters = filtersOf(query);
  const [from, to] = [valueAt(field, range.start), valueAt(field, range.end)];
  const [least, most] = [filters[`${field.name}__gte`], filters[`${field.name}__lt`]];
  return {
    ...filters,
    [`${field.name}__gte`]: typeof least === 'string' && later(least, from) ? least : from,
    [`${field.name}__lt`]: typeof most === 'string' && later(to, most) ? most : to,
    sort: field.name,
    limit: 100,
  };
}

const later = (one: string, other: string): boolean => new Date(one).getTime() > new Date(other).getTime();

/** Returns the day, where the reader is, that a record lies on; null for a record without a date. */
export function dayOf(field: DayField, row: Row): Date | null {
  const value = row[field.name];
  if (typeof value !== 'string' || value === '') return null;
  // A day without a time is meant where the reader is; `new Date` would take it for midnight in Greenwich.
  return new Date(field.kind === 'date' ? `${value.slice(0, 10)}T00:00:00` : value);
}

/** Returns a record's value when it moves by some days; a moment keeps its time of day. */
export function movedBy(field: DayField, row: Row, days: number): string | null {
  const day = dayOf(field, row);
  return day && valueAt(field, addDays(day, days));
}

/** Takes records in their order, returns them by day: `2026-11-21` and what lies on it. */
export function byDay(field: DayField, rows: readonly Row[]): readonly (readonly [string, readonly Row[]])[] {
  const days = new Map<string, Row[]>();
  for (const row of rows) {
    const day = dayOf(field, row);
    if (!day) continue;
    const key = format(day, 'yyyy-MM-dd');
    days.set(key, [...(days.get(key) ?? []), row]);
  }
  return [...days].toSorted(([one], [other]) => one.localeCompare(other));
}
