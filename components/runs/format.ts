import { useFormatter } from 'next-intl';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const MICROS = 1_000_000;

/** How durations, money and sizes are written, in the reader's language. */
export function useMeasures() {
  const format = useFormatter();
  const unit = (value: number, name: string, digits = 0) =>
    format.number(value, { style: 'unit', unit: name, unitDisplay: 'narrow', maximumFractionDigits: digits });
  return {
    /** `320ms`, `4.2s`, `1m 5s`, `2h 3m`. */
    duration(ms: number): string {
      if (ms < SECOND_MS) return unit(Math.round(ms), 'millisecond');
      if (ms < MINUTE_MS) return unit(ms / SECOND_MS, 'second', 1);
      if (ms < HOUR_MS) {
        return `${unit(Math.floor(ms / MINUTE_MS), 'minute')} ${unit(Math.floor((ms % MINUTE_MS) / SECOND_MS), 'second')}`;
      }
      return `${unit(Math.floor(ms / HOUR_MS), 'hour')} ${unit(Math.floor((ms % HOUR_MS) / MINUTE_MS), 'minute')}`;
    },
    /** Down to the micro-dollar, because that is what is recorded. */
    cost(usdMicros: number): string {
      return format.number(usdMicros / MICROS, {
        style: 'currency',
        currency: 'USD',
        minimumFractionDigits: 2,
        maximumFractionDigits: 6,
      });
    },
    bytes(count: number): string {
      if (count < 1_000) return unit(count, 'byte');
      return count < MICROS ? unit(count / 1_000, 'kilobyte', 1) : unit(count / MICROS, 'megabyte', 1);
    },
  };
}
