import { cn } from './cn.ts';

/** The shape of what is loading. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={cn(
        'animate-shimmer rounded-md bg-[linear-gradient(90deg,var(--sunken)_25%,var(--hover)_50%,var(--sunken)_75%)] bg-size-[200%_100%]',
        className,
      )}
    />
  );
}
