'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { cn, type Styled } from '@/lib/cn';

/** One choice out of a few that are all in sight. */
export function RadioGroup({ className, ...props }: Styled<typeof Base>) {
  return <Base data-slot="radio-group" {...props} className={cn('grid gap-2.5', className)} />;
}

export function RadioGroupItem({ className, ...props }: Styled<typeof Radio.Root>) {
  return (
    <Radio.Root
      data-slot="radio-group-item"
      {...props}
      className={cn(
        'relative flex size-4 shrink-0 items-center justify-center rounded-full border border-input bg-background shadow-xs transition-colors outline-none dark:bg-muted/40',
        'after:absolute after:-inset-2 hover:border-ring focus-visible:border-ring focus-visible:ring-3 focus-visible:ring-ring/25',
        'data-checked:border-primary data-checked:bg-primary data-disabled:cursor-not-allowed data-disabled:opacity-50',
        className,
      )}
    >
      <Radio.Indicator className="size-1.5 rounded-full bg-primary-foreground data-unchecked:hidden" />
    </Radio.Root>
  );
}
