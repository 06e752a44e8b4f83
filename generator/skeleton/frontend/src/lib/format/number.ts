/** Digits after the point of a number whose field says nothing about it. */
const MOST_DIGITS = 6;
/** Digits a money field keeps where its definition does not say. */
const MONEY_DIGITS = 2;

type NumberKind = 'integer' | 'float' | 'decimal' | 'money';

/** The formatters of a language are costly to make and asked for by every cell. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, least: number, most: number): Intl.NumberFormat {
  const key = `${locale} ${least} ${most}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    // Spanish leaves four digits ungrouped; in a column of figures that misleads.
    useGrouping: 'always',
  });
  formatters.set(key, made);
  return made;
}

/**
 * Takes a number as the API answers it (exact ones as text), returns it as people of the language write it. Text is
 * formatted digit by digit: nothing is lost on the way through a float. What is no number is returned as it is.
 */
export function formatNumber(
  value: number | string,
  locale: string,
  kind: NumberKind = 'float',
  scale?: number,
): string {
  const text = String(value).trim();
  if (text === '' || !Number.isFinite(Number(text))) return String(value);
  const [least, most] = digitsOf(kind, scale);
  const formatter = formatterOf(locale, least, most);
  return typeof value === 'string' ? formatter.format(text as `${number}`) : formatter.format(value);
}

function digitsOf(kind: NumberKind, scale: number | undefined): [number, number] {
  if (kind === 'integer') return [0, 0];
  if (kind === 'money') return [scale ?? MONEY_DIGITS, scale ?? MONEY_DIGITS];
  return [0, scale ?? MOST_DIGITS];
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Takes a size in bytes, returns it in the unit people would choose. */
export function formatBytes(bytes: number, locale: string): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[unit],
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value);
}
