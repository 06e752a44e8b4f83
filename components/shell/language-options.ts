/** Each language in its own words, so that whoever reads neither the page nor its language finds theirs. */
export const LANGUAGE_OPTIONS = [
  { value: 'es', label: 'Español' },
  { value: 'en', label: 'English' },
] as const;
