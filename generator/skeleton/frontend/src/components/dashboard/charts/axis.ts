/** How axes look: quiet, without a line of their own. */
export const AXIS = {
  tickLine: false,
  axisLine: false,
  tickMargin: 8,
  tick: { fontSize: 11, fill: 'var(--muted-foreground)' },
} as const;

/** Takes a figure, returns it as short as an axis has room for: 12K, 1.5M. */
export const axisNumber = (locale: string): ((value: number) => string) => {
  const formatter = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return (value) => formatter.format(value);
};
