/** Slugs that are, or may become, addresses of our own where a team's or project's slug could stand. */
const RESERVED = new Set([
  'new',
  'api',
  'admin',
  'settings',
  'account',
  'billing',
  'help',
  'docs',
  'sign-in',
  'sign-up',
]);
const MAX_LENGTH = 40;

/**
 * An address-safe slug of a name: accents folded, other signs to hyphens, at most 40 characters.
 * `fallback` is used when nothing usable is left, as of a name written only in Chinese characters.
 */
export function slugify(name: string, fallback: string): string {
  const slug = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
  return slug === '' || RESERVED.has(slug) ? fallback : slug;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not in `taken`. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}
