/** Ways to choose what time the figures are of; `own`: between two days somebody names. */
export const PERIODS = ['7d', '30d', '90d', 'year', 'own'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** Days (`2026-11-21`), the last one included. Days are those of UTC: so the API adds figures up. */
export type Period = { from: string; to: string };

/** Figures of more days than this are asked for by month: the API answers 1,000 groups at most. */
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

const LENGTHS: Readonly<Partial<Record<PeriodName, number>>> = { '7d': 7, '30d': 30, '90d': 90 };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Takes a moment, returns its day. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Takes a day and a number of days, returns the day that many later. */
export const addDays = (day: string, days: number): string => dayOf(new Date(timeOf(day) + days * DAY_MS));

/** How many days a period has. */
export const daysIn = ({ from, to }: Period): number => Math.round((timeOf(to) - timeOf(from)) / DAY_MS) + 1;

const isDay = (day: string | null): day is string =>
  day !== null && DAY.test(day) && !Number.isNaN(timeOf(day));

/** Takes what the address says and today's day, returns the period; days that are none or the wrong way round are mended. */
export function periodOf(
  name: PeriodName,
  own: { from: string | null; to: string | null },
  today: string,
): Period {
  if (name === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today };
  if (name !== 'own') return { from: addDays(today, 1 - (LENGTHS[name] ?? 30)), to: today };
  const to = isDay(own.to) ? own.to : today;
  const from = isDay(own.from) ? own.from : addDays(to, -29);
  return from <= to ? { from, to } : { from: to, to: from };
}

/** Returns the period of the same length just before. */
export const before = (period: Period): Period => ({
  from: addDays(period.from, -daysIn(period)),
  to: addDays(period.from, -1),
});

/** Returns the filter for records created within a period. */
export const createdWithin = ({ from, to }: Period): Record<string, string> => ({
  created_at__gte: `${from}T00:00:00Z`,
  created_at__lt: `${addDays(to, 1)}T00:00:00Z`,
});

export type Unit = 'day' | 'month';

/** Returns what figures of a period are drawn by: more than three months of days are a comb. */
export const unitOf = (period: Period): Unit => (daysIn(period) > 92 ? 'month' : 'day');

/** Whether a period is short enough to be asked for by day together with the one before. */
export const isComparable = (period: Period): boolean => daysIn(period) <= MOST_DAYS;

/** Returns every day or month of a period, in order. */
export function stepsOf(period: Period, unit: Unit): readonly string[] {
  if (unit === 'day')
    return Array.from({ length: daysIn(period) }, (_, index) => addDays(period.from, index));
  const steps: string[] = [];
  let [year, month] = period.from.split('-').map(Number) as [number, number];
  for (;;) {
    const step = `${year}-${String(month).padStart(2, '0')}`;
    if (step > period.to.slice(0, 7)) return steps;
    steps.push(step);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}
