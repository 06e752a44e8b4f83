import type { Figures } from '@/lib/entity/definition';
import { type Period, stepsOf, type Unit } from './period';

/** One figure by day or month: what it counts, and how much there was. */
export type Step = { at: string; value: number };

/** Digits kept behind the point while amounts are added up; the API answers at most this many. */
const SCALE = 10n ** 12n;

/** Takes amounts as the API answers them (exact ones as text), returns their sum, exact, as text. */
export function addUp(amounts: readonly (string | number | null | undefined)[]): string {
  const total = amounts.reduce((sum: bigint, amount) => sum + scaled(amount), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(13, '0');
  const fraction = digits.slice(-12).replace(/0+$/, '');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -12)}${fraction && `.${fraction}`}`;
}

function scaled(amount: string | number | null | undefined): bigint {
  const text = typeof amount === 'number' ? numberText(amount) : (amount ?? '0');
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return 0n;
  const value = BigInt(whole) * SCALE + BigInt(fraction.slice(0, 12).padEnd(12, '0'));
  return sign === '-' ? -value : value;
}

/** A number without an exponent, so that its digits can be read. */
const numberText = (value: number): string => (Number.isFinite(value) ? value.toFixed(6) : '0');

/** Takes figures by day, returns the sum of a metric over the days of a period. */
export function sumWithin(figures: Figures, metric: string, { from, to }: Period): string {
  return addUp(
    figures.items
      // Figures by month are of this period alone.
      .filter(
        ({ key }) => key.created_at__day === undefined || isWithin(String(key.created_at__day), from, to),
      )
      .map(({ values }) => values[metric]),
  );
}

const isWithin = (day: string, from: string, to: string): boolean => day >= from && day <= to;

/** Takes figures by day (or by month), returns a metric for every day or month of a period: those without any are 0. */
export function stepsWithin(figures: Figures, metric: string, period: Period, unit: Unit): readonly Step[] {
  const found = new Map<string, (string | number | null | undefined)[]>();
  for (const { key, values } of figures.items) {
    const day = String(key.created_at__day ?? key.created_at__month ?? '');
    if (day.length === 10 && !isWithin(day, period.from, period.to)) continue;
    const step = unit === 'month' ? day.slice(0, 7) : day;
    found.set(step, [...(found.get(step) ?? []), values[metric]]);
  }
  return stepsOf(period, unit).map((at) => ({ at, value: Number(addUp(found.get(at) ?? [])) }));
}

/** Returns by how much a figure changed against the one before, as a share of that; null where there was none. */
export function changeOf(now: string, before: string): number | null {
  const base = Number(before);
  return base === 0 ? null : (Number(now) - base) / Math.abs(base);
}

/** A slice of a whole: its value, and the records or amounts it has. */
export type Slice = { key: string | null; value: number };

/** Takes figures by one name, returns its slices, those with something in them. */
export function slicesOf(figures: Figures, group: string, metric: string): readonly Slice[] {
  return figures.items
    .map(({ key, values }) => {
      const value = key[group];
      return {
        key: value === null || value === undefined ? null : String(value),
        value: Number(values[metric] ?? 0),
      };
    })
    .filter(({ value }) => value > 0);
}

/** Takes slices, returns the largest of them; the rest in one, under `rest`. */
export function largest(slices: readonly Slice[], most: number, rest: string): readonly Slice[] {
  if (slices.length <= most) return slices;
  const sorted = slices.toSorted((one, other) => other.value - one.value);
  const others = sorted.slice(most - 1).reduce((sum, { value }) => sum + value, 0);
  return [...sorted.slice(0, most - 1), { key: rest, value: others }];
}
