const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOpera/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bVersion\/.*Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];
const HANDHELD: ReadonlySet<string> = new Set(['iPhone', 'iPad', 'Android']);

export type Device = { browser: string | null; system: string | null; handheld: boolean };

/** Takes what a browser says of itself, returns how people call it; null for what is not known. */
export function deviceOf(userAgent: string): Device {
  const find = (known: typeof BROWSERS): string | null =>
    known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  const system = find(SYSTEMS);
  return { browser: find(BROWSERS), system, handheld: system !== null && HANDHELD.has(system) };
}
