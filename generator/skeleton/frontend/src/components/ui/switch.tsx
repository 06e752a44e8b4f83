'use client';

import { Switch as Base } from '@base-ui/react/switch';
import { cn, type Styled } from '@/lib/cn';

/** On or off, at once. */
export function Switch({
  className,
  size = 'default',
  ...props
}: Styled<typeof Base.Root> & { size?: 'default' | 'sm' }) {
  return (
    <Base.Root
      data-size={size}
      data-slot="switch"
      {...props}
      className={cn(
        'group relative inline-flex h-5 w-9 shrink-0 items-center rounded-full bg-input p-0.5 transition-colors data-[size=sm]:h-4 data-[size=sm]:w-7',
        'after:absolute after:-inset-1.5 data-checked:bg-primary data-disabled:cursor-not-allowed data-disabled:opacity-50',
        className,
      )}
    >
      <Base.Thumb className="size-4 rounded-full bg-background shadow-sm transition-transform duration-150 ease-out group-data-[size=sm]:size-3 data-checked:translate-x-4 group-data-[size=sm]:data-checked:translate-x-3 dark:bg-foreground dark:data-checked:bg-primary-foreground" />
    </Base.Root>
  );
}
