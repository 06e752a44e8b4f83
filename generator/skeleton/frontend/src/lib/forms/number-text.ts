/** Numbers as people of a language type them. All of it is text: nothing passes through a float. */

type Marks = { group: string; decimal: string };

const known = new Map<string, Marks>();

/** Returns what a language puts between thousands and before decimals. */
export function marksOf(locale: string): Marks {
  const found = known.get(locale);
  if (found) return found;
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(1234567.5);
  const part = (type: 'group' | 'decimal', otherwise: string): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? otherwise;
  const marks = { group: part('group', ','), decimal: part('decimal', '.') };
  known.set(locale, marks);
  return marks;
}

/**
 * Takes what somebody typed, returns the number as exact text (`-1234.50`); null for nothing, undefined for what is no
 * number. Signs of thousands may be there or not; a single point or comma that can only be decimal is taken for that.
 */
export function parseNumber(typed: string, locale: string): string | null | undefined {
  const text = typed
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^\u2212/, '-');
  if (text === '') return null;
  const { group, decimal } = marksOf(locale);
  const sign = text.startsWith('-') ? '-' : '';
  const body = text.replace(/^[+-]/, '');
  const plain = asPlain(body, group, decimal);
  if (plain === null || !/^(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const [whole = '', rest] = plain.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const text_ = rest ? `${digits}.${rest}` : digits;
  return /^[0.]+$/.test(text_) ? text_ : sign + text_;
}

/** Returns the number with a point before its decimals and nothing else; null for signs in impossible places. */
function asPlain(body: string, group: string, decimal: string): string | null {
  const other = decimal === ',' ? '.' : ',';
  const thousands = /^[\s\u00a0\u202f]$/.test(group) ? other : group;
  const [whole = '', ...rest] = body.split(decimal);
  if (rest.length > 1) return null;
  if (rest.length === 1) {
    // 1.234,50: what stands before the decimals may be grouped by threes.
    return isGrouped(whole, thousands) ? `${whole.split(thousands).join('')}.${rest[0]}` : null;
  }
  if (!whole.includes(thousands)) return whole;
  if (isGrouped(whole, thousands)) return whole.split(thousands).join('');
  // 12.5 typed where 12,5 is usual: only one sign, and not before three digits.
  const [before = '', after = '', ...more] = whole.split(thousands);
  return more.length === 0 ? `${before}.${after}` : null;
}

const isGrouped = (text: string, sign: string): boolean => {
  if (!text.includes(sign)) return true;
  const [first = '', ...others] = text.split(sign);
  return /^\d{1,3}$/.test(first) && others.every((part) => /^\d{3}$/.test(part));
};

/** Takes an exact number, returns it as the language writes it while it is being typed: no signs of thousands. */
export const typedNumber = (exact: string, locale: string): string =>
  exact.replace('.', marksOf(locale).decimal);

/** Takes an exact number, returns it as the language writes it: signs of thousands, its decimals (filled up to `scale`). */
export function groupedNumber(exact: string, locale: string, scale = 0): string {
  const { group, decimal } = marksOf(locale);
  const [whole = '', rest = ''] = exact.replace(/^-/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const decimals = rest.padEnd(scale, '0');
  return `${exact.startsWith('-') ? '-' : ''}${grouped}${decimals ? decimal + decimals : ''}`;
}

/** Compares two exact numbers: negative, zero or positive, as sorting wants it. */
export function compareNumbers(one: string, other: string): number {
  const [a, b] = [scaled(one), scaled(other)];
  const places = Math.max(a.places, b.places);
  const [left, right] = [a, b].map(({ digits, places: own }) => digits * 10n ** BigInt(places - own));
  if (left === undefined || right === undefined || left === right) return 0;
  return left < right ? -1 : 1;
}

function scaled(exact: string): { digits: bigint; places: number } {
  const [whole = '0', rest = ''] = plainDigits(exact).split('.');
  return { digits: BigInt(`${whole}${rest}`), places: rest.length };
}

/** Bounds may come with an exponent (`1e16`). */
function plainDigits(exact: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?[eE]\+?(\d+)$/.exec(exact);
  if (!found) return exact.startsWith('-.') || exact.startsWith('.') ? exact.replace('.', '0.') : exact;
  const [, sign = '', whole = '', rest = '', power = '0'] = found;
  const places = Number(power);
  return `${sign}${whole}${rest.slice(0, places).padEnd(places, '0')}${rest.length > places ? `.${rest.slice(places)}` : ''}`;
}

/** How many decimals an exact number has. */
export const decimalsOf = (exact: string): number => exact.split('.')[1]?.length ?? 0;
