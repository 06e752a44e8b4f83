import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// The product's own text sizes and shadows, so that `text-2xs text-ink` is read as a size and a colour.
const merge = extendTailwindMerge({
  extend: { theme: { text: ['2xs'], shadow: ['low', 'high'] } },
});

/** Joins class names; a later Tailwind class wins over an earlier one of the same kind. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
