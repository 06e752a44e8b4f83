import { cn, type Styled } from '@/lib/cn';

/** Holds the place of what is on its way; as large as it will be, so that nothing jumps. */
export function Skeleton({ className, ...props }: Styled<'div'>) {
  return (
    <div
      aria-hidden
      data-slot="skeleton"
      {...props}
      className={cn('animate-pulse rounded-md bg-accent', className)}
    />
  );
}
