'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { cn, type Styled } from '@/lib/cn';

/** A box to tick; `indeterminate` where some of many are. */
export function Checkbox({ className, ...props }: Styled<typeof Base.Root>) {
  return (
    <Base.Root
      data-slot="checkbox"
      {...props}
      className={cn(
        'group relative flex size-4 shrink-0 items-center justify-center rounded-xs border border-input bg-background shadow-xs transition-colors outline-none dark:bg-muted/40',
        'after:absolute after:-inset-2 hover:border-ring focus-visible:border-ring focus-visible:ring-3 focus-visible:ring-ring/25',
        'data-checked:border-primary data-checked:bg-primary data-checked:text-primary-foreground data-indeterminate:border-primary data-indeterminate:bg-primary data-indeterminate:text-primary-foreground',
        'aria-invalid:border-destructive data-disabled:cursor-not-allowed data-disabled:opacity-50',
        className,
      )}
    >
      <Base.Indicator className="flex data-unchecked:hidden">
        <Check aria-hidden className="size-3 stroke-3 group-data-indeterminate:hidden" />
        <Minus aria-hidden className="hidden size-3 stroke-3 group-data-indeterminate:block" />
      </Base.Indicator>
    </Base.Root>
  );
}
