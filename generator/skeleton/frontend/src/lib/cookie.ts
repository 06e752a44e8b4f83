const YEAR_S = 365 * 24 * 60 * 60;

/** Remembers a choice for a year, where the server sees it too and the next page comes right at once. */
export function remember(name: 'locale' | 'sidebar', value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API that would replace it is missing in browsers of 2024
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
