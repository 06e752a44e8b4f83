export const LOCALES = ['es', 'en'] as const;
export type AppLocale = (typeof LOCALES)[number];

export const LOCALE_COOKIE = 'iopeer-locale';
const FALLBACK: AppLocale = 'en';

/** True when the value names a language the interface has. */
export function isLocale(value: unknown): value is AppLocale {
  return LOCALES.some((locale) => locale === value);
}

/**
 * Chooses the interface language: the person's own choice (cookie) first, then the browser's list
 * in its order of preference (RFC 9110 quality values), English when neither names one we have.
 */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): AppLocale {
  if (isLocale(cookie)) return cookie;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
      return { language: tag.trim().toLowerCase().split('-')[0], quality: quality ? Number(quality) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => language).find(isLocale) ?? FALLBACK;
}
