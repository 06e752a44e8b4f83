import { type ClassValue, clsx } from 'clsx';
import type { ComponentProps, ElementType } from 'react';
import { extendTailwindMerge } from 'tailwind-merge';

// Our own text size, so that `text-2xs text-primary` is read as a size and a colour.
const merge = extendTailwindMerge({ extend: { theme: { text: ['2xs'] } } });

/** Joins class names; a later Tailwind class wins over an earlier one of the same kind. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}

/** Props of a component whose class names are plain text, as those of our own components are. */
export type Styled<Component extends ElementType> = Omit<ComponentProps<Component>, 'className'> & {
  className?: string;
};
