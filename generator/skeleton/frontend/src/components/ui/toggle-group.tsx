'use client';

import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup as Base } from '@base-ui/react/toggle-group';
import { cn, type Styled } from '@/lib/cn';

/** Ways to see the same thing, one (or, with `multiple`, some) of them on. `value` is a list. Name it: `aria-label`. */
export function ToggleGroup({ className, ...props }: Styled<typeof Base>) {
  return (
    <Base
      data-slot="toggle-group"
      {...props}
      className={cn('flex w-fit items-center gap-0.5 rounded-lg bg-muted p-0.5', className)}
    />
  );
}

export function ToggleGroupItem({ className, ...props }: Styled<typeof Toggle>) {
  return (
    <Toggle
      data-slot="toggle-group-item"
      {...props}
      className={cn(
        'flex h-7 min-w-8 items-center justify-center gap-1.5 rounded-md px-2 font-medium text-muted-foreground text-sm transition-colors select-none hover:text-foreground',
        'data-disabled:pointer-events-none data-disabled:opacity-50 data-pressed:bg-background data-pressed:text-foreground data-pressed:shadow-sm dark:data-pressed:bg-accent [&_svg:not([class*=size-])]:size-4',
        className,
      )}
    />
  );
}
