import { cn } from './cn.ts';

/**
 * The initials of a person or a team in a circle. They are drawn by the style sheet: the full name is always written or
 * read beside them, and nothing reads “AL” aloud.
 */
export function Avatar({ name, className }: { name: string; className?: string }) {
  const initials = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return (
    <span
      aria-hidden
      className={cn(
        'before:content-[attr(data-initials)] grid size-7 place-items-center rounded-full border bg-accent-soft font-medium text-2xs text-accent select-none',
        className,
      )}
      data-initials={initials}
    />
  );
}
