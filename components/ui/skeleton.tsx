import { cn } from './cn.ts';

/** The shape of what is loading. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={cn(
        'animate-shimmer rounded-md bg-[linear-gradient(90deg,var(--hover)_25%,var(--line)_50%,var(--hover)_75%)] bg-size-[200%_100%]',
        className,
      )}
    />
  );
}
