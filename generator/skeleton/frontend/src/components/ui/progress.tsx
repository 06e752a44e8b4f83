'use client';

import { Progress as Base } from '@base-ui/react/progress';
import { cn, type Styled } from '@/lib/cn';

/** How far something has come: `value` from 0 to 100, null while nobody knows. Name it: `aria-label`. */
export function Progress({ className, ...props }: Styled<typeof Base.Root>) {
  return (
    <Base.Root data-slot="progress" {...props} className={cn('w-full', className)}>
      <Base.Track className="h-1.5 w-full overflow-hidden rounded-full bg-secondary">
        <Base.Indicator className="h-full rounded-full bg-primary transition-[width] duration-200 data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </Base.Track>
    </Base.Root>
  );
}
