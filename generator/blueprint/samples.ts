import type { ColumnModel, Json, Refusal, Samples } from './model.ts';
import { fromUnits, toUnits } from './numbers.ts';
import { toRegExp } from './regex-parse.ts';
import { samplesOf } from './regex-samples.ts';

/** Values offered per column: the tests of lists store 30 rows. */
const COUNT = 40;
/** Longest text sent by a test at a bound; above it the bound is left to the unit rule alone. */
const LONGEST_SENT = 5000;

const none: Samples = { values: [], distinct: 0, accepted: [], refused: [], pair: null };
const count = <T>(make: (index: number) => T, length = COUNT): T[] =>
  Array.from({ length }, (_, index) => make(index));
const two = (number: number): string => String(number).padStart(2, '0');
const wrong = (...values: Json[]): Refusal[] => values.map((value) => ({ value, code: null }));

/** Takes a column with its constraints, returns valid, boundary and invalid values; `values` is empty if none were found. */
export function sampleColumn(column: ColumnModel): Samples {
  const found = samplesOfType(column);
  const seen = new Set<string>();
  // A bound that is also a usual value would be taken already where values are unique.
  const usable = (value: Json): boolean => {
    const text = JSON.stringify(value);
    return (
      !seen.has(text) &&
      seen.add(text) &&
      !(column.unique && found.values.some((other) => JSON.stringify(other) === text))
    );
  };
  return { ...found, accepted: found.accepted.filter(usable) };
}

function samplesOfType(column: ColumnModel): Samples {
  switch (column.type) {
    case 'string':
    case 'text':
    case 'email':
    case 'url':
    case 'phone':
      return text(column);
    case 'integer':
      return integer(column);
    case 'float':
      return float(column);
    case 'decimal':
    case 'money':
      return exact(column);
    case 'boolean':
      return {
        values: [true, false],
        distinct: 2,
        accepted: [true, false],
        refused: wrong('maybe', 7),
        pair: [false, true],
      };
    case 'date':
      return listed(
        count((index) => `2026-01-${two(1 + (index % 28))}`, 28),
        wrong('2026-02-30', 'soon'),
      );
    case 'datetime':
      return listed(
        count((index) => `2026-01-${two(1 + (index % 28))}T10:${two(index)}:00Z`),
        wrong('2026-02-30T10:00:00Z', 'soon', true),
      );
    case 'time':
      return listed(
        count((index) => `10:${two(index)}:00`),
        wrong('25:00:00', 'soon'),
      );
    case 'uuid':
      return listed(
        count((index) => `00000000-0000-4000-8000-0000000000${two(index)}`),
        wrong('not-a-uuid'),
      );
    case 'enum': {
      const values = column.enumeration?.members.map((member) => member.value) ?? [];
      const sorted = [...values].sort();
      const [low, high] = [sorted[0], sorted.at(-1)];
      const pair: [Json, Json] | null =
        low !== undefined && high !== undefined && low !== high ? [low, high] : null;
      return { values, distinct: values.length, accepted: values, refused: wrong('no-such-value', 7), pair };
    }
    case 'json':
      return {
        ...none,
        values: [{ note: 'one' }],
        distinct: 1,
        accepted: [{ deep: [1, true, null, 'x'] }, [], 'text', 1.5],
      };
    case 'geo':
      return {
        ...none,
        values: [{ lat: 40.4, lng: -3.7 }],
        distinct: 1,
        accepted: [
          { lat: -90, lng: -180 },
          { lat: 90, lng: 180 },
        ],
        refused: wrong(
          { lat: 90.1, lng: 0 },
          { lat: 0, lng: 180.1 },
          { lat: -90.1, lng: 0 },
          { lat: 0, lng: -180.1 },
          { lat: 1 },
          '40,-3',
        ),
      };
  }
}

function listed(values: Json[], refused: Refusal[]): Samples {
  return { values, distinct: values.length, accepted: [], refused, pair: pairOf(values) };
}

function pairOf(values: Json[]): [Json, Json] | null {
  const [low, high] = values;
  return low === undefined || high === undefined ? null : [low, high];
}

function integer(column: ColumnModel): Samples {
  const [min, max] = [Number(column.min), Number(column.max)];
  const start = min > 0 ? min : Math.min(max, Math.max(min, 1));
  const values = count((index) => start + index).filter((value) => value <= max);
  for (let value = start - 1; values.length < COUNT && value >= min; value -= 1) values.push(value);
  const sorted = [...values].sort((left, right) => left - right);
  return {
    values,
    distinct: values.length,
    accepted: [...new Set([min, max])],
    refused: [
      { value: min - 1, code: 'greater_than_equal' },
      { value: max + 1, code: 'less_than_equal' },
      ...wrong('many', 1.5, true),
    ].filter(
      (refusal) => typeof refusal.value !== 'number' || Math.abs(refusal.value) <= Number.MAX_SAFE_INTEGER,
    ),
    pair: pairOf(sorted),
  };
}

function float(column: ColumnModel): Samples {
  const min = column.min === null ? null : Number(column.min);
  const max = column.max === null ? null : Number(column.max);
  const start = min ?? (max === null ? 1 : max - 50);
  const span = max === null ? COUNT : Math.min(COUNT, max - start);
  // Quarters are exact in binary, so that equality filters find them again.
  const step = span >= 10 ? 0.25 : span / 64;
  const values = step === 0 ? [start] : count((index) => start + step * index);
  const outside: Refusal[] = [];
  const unit = (value: number): number => Math.max(1, Math.abs(value) * 0.01);
  if (min !== null) outside.push({ value: min - unit(min), code: 'greater_than_equal' });
  if (max !== null) outside.push({ value: max + unit(max), code: 'less_than_equal' });
  const accepted = [min, max].filter((value) => value !== null);
  return {
    values,
    distinct: values.length,
    accepted,
    refused: [...outside, ...wrong('many', true)],
    pair: pairOf(values),
  };
}

function exact(column: ColumnModel): Samples {
  const { scale } = column;
  const whole = 10n ** BigInt(scale);
  const min = column.min === null ? null : toUnits(column.min, scale);
  const max = column.max === null ? null : toUnits(column.max, scale);
  const start = min ?? (max === null || max > whole * 100n ? whole : max - whole * 50n);
  const span = max === null ? 40n * whole : max - start;
  const step = span >= 20n * whole ? whole / 4n || 1n : span / 64n || 1n;
  const values = count((index) => start + step * BigInt(index)).filter(
    (value) => max === null || value <= max,
  );
  const texts = values.map((value) => fromUnits(value, scale));
  const refused: Refusal[] = wrong('many', `1.${'1'.repeat(scale + 1)}`, '1'.repeat(19));
  const limit = 10n ** 18n;
  if (min !== null && min - 1n > -limit)
    refused.push({ value: fromUnits(min - 1n, scale), code: 'greater_than_equal' });
  if (max !== null && max + 1n < limit)
    refused.push({ value: fromUnits(max + 1n, scale), code: 'less_than_equal' });
  const accepted = [min, max].filter((value) => value !== null).map((value) => fromUnits(value, scale));
  return { values: texts, distinct: texts.length, accepted, refused, pair: pairOf(texts) };
}

function text(column: ColumnModel): Samples {
  const min = column.minLength ?? 0;
  const max = column.maxLength ?? 255;
  const pattern = column.pattern === null ? null : samplesOf(column.pattern, min, max);
  const values =
    column.pattern === null
      ? unpatterned(column, min, max)
      : patterned(
          column.type,
          toRegExp(column.pattern),
          pattern?.values ?? [],
          (text) => text.length >= min && text.length <= max,
        );
  if (values.length === 0) return none;
  const templated = values.some((value) => value.includes('{n}'));
  const refused: Refusal[] = [];
  const accepted: Json[] = [];
  const free = column.type === 'string' || column.type === 'text';
  if (free && pattern === null) {
    // A letter of two bytes: lengths count characters.
    if (min > 0) accepted.push('ñ'.repeat(min));
    if (max <= LONGEST_SENT) accepted.push('ñ'.repeat(max));
  }
  if (free && pattern)
    accepted.push(...[pattern.shortest, pattern.longest].filter((value) => value !== null));
  if (min > 0) refused.push({ value: 'x'.repeat(min - 1), code: free ? 'string_too_short' : null });
  if (max <= LONGEST_SENT)
    refused.push({ value: 'x'.repeat(max + 1), code: free ? 'string_too_long' : null });
  if (pattern && pattern.mismatch !== null)
    refused.push({ value: pattern.mismatch, code: free ? 'string_pattern_mismatch' : null });
  if (column.type === 'email') refused.push(...wrong('nobody', 'a@', 'a b@example.com'));
  if (column.type === 'url') refused.push(...wrong('example', 'ftp://example.com', 'javascript:alert(1)'));
  if (column.type === 'phone') refused.push(...wrong('call me', '12'));
  refused.push(...wrong(7, 'a\u0000b'));
  const shown = values.map((value) => value.replace('{n}', '1'));
  return {
    values,
    distinct: templated ? Number.POSITIVE_INFINITY : values.length,
    accepted,
    refused,
    pair: shortPair(templated ? [shown[0] ?? '', (values[0] ?? '').replace('{n}', '2')] : orderedPair(shown)),
  };
}

/** Filters take texts up to this length. */
const LONGEST_FILTER = 500;

const shortPair = (pair: [string, string] | null): [string, string] | null =>
  pair?.every((value) => value.length <= LONGEST_FILTER) ? pair : null;

/** Returns two values that every collation sorts the same way, or null. */
function orderedPair(values: string[]): [string, string] | null {
  const loose = (value: string): string => value.toLowerCase().replace(/[^a-z0-9]/g, '');
  for (const low of values) {
    for (const high of values) {
      if (low < high && loose(low) < loose(high) && /^[a-z]/i.test(low) === /^[a-z]/i.test(high))
        return [low, high];
    }
  }
  return null;
}

function unpatterned(column: ColumnModel, min: number, max: number): string[] {
  if (column.type === 'email') return max >= 24 && min <= 19 ? ['person{n}@example.com'] : [];
  if (column.type === 'url') {
    const base = 'https://example.com/{n}';
    const long = base.padEnd(min + 3, 'x');
    return long.length + 4 <= max
      ? [base.length - 3 >= min ? base : `${'https://example.com/'.padEnd(min, 'x')}{n}`]
      : [];
  }
  if (column.type === 'phone')
    return max >= 15 && min <= 12 ? count((index) => `+34 600 0000${two(index)}`) : [];
  const label =
    column.label
      .replace(/[{}\p{Cc}\\"]/gu, '')
      .trim()
      .slice(0, 24) || 'Text';
  const padded = [...label].length + 2 >= min ? label : label.padEnd(min, 'x');
  if ([...padded].length + 6 <= max) return [`${padded} {n}`];
  const length = Math.max(min, Math.min(max, 2));
  return count(
    (index) => index.toString(36).padStart(length, 'x').slice(-Math.max(length, 1)),
    length === 1 ? 36 : COUNT,
  );
}

/** What the types with a format of their own take, and usual values of them. */
const FORMATS = {
  email: { rule: /^[a-z0-9._+-]+@[a-z0-9-]+(\.[a-z]{2,})+$/i, usual: [['person{n}@example.com']] },
  url: { rule: /^https?:\/\/[a-z0-9.-]+(\/\S*)?$/i, usual: [['https://example.com/{n}']] },
  phone: {
    rule: /^\+?(?:[ ().\-/]*\d){6,15}[ ().\-/]*$/,
    usual: ['+346000000', '6000000', '+34 600 00 00 ', '600-000-0'].map((start) =>
      count((index) => start + two(index)),
    ),
  },
} as const;

/** Returns values that satisfy the pattern and the format of the type: usual ones if they do, else generated ones. */
function patterned(
  type: ColumnModel['type'],
  regex: RegExp,
  generated: string[],
  fits: (text: string) => boolean,
): string[] {
  const format = type === 'email' || type === 'url' || type === 'phone' ? FORMATS[type] : null;
  const matches = (text: string): boolean => regex.test(text) && fits(text);
  if (!format) return generated.filter((value) => !/[{}]/.test(value));
  const usual = format.usual.find((values) =>
    values.every((value) => [1, 10, 99].every((n) => matches(value.replace('{n}', String(n))))),
  );
  return usual ? [...usual] : generated.filter((value) => format.rule.test(value));
}
