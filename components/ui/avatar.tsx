import { cn } from './cn.ts';

/** The initials of a person or a team in a circle; the full name is always written or read beside it. */
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
        'grid size-7 place-items-center rounded-full border bg-accent-soft font-medium text-2xs text-accent select-none',
        className,
      )}
    >
      {initials}
    </span>
  );
}
