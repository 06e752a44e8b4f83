import { cn, type Styled } from '@/lib/cn';

/** A key of the keyboard. */
export function Kbd({ className, ...props }: Styled<'kbd'>) {
  return (
    <kbd
      data-slot="kbd"
      {...props}
      className={cn(
        'pointer-events-none inline-flex h-5 min-w-5 items-center justify-center gap-1 rounded-xs border bg-muted px-1 font-medium font-sans text-2xs text-muted-foreground select-none [&_svg]:size-3',
        className,
      )}
    />
  );
}

/** Keys pressed together or one after the other. */
export function KbdGroup({ className, ...props }: Styled<'span'>) {
  return (
    <span
      data-slot="kbd-group"
      {...props}
      className={cn('inline-flex items-center gap-1 text-muted-foreground text-xs', className)}
    />
  );
}
