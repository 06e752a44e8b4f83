'use client';

import { Toolbar as Base } from '@base-ui/react/toolbar';
import { buttonVariants } from '@/components/ui/button';
import { cn, type Styled } from '@/lib/cn';

/** A row of tools; Tab reaches it once, arrow keys move inside. Name it: `aria-label`. */
export function Toolbar({ className, ...props }: Styled<typeof Base.Root>) {
  return (
    <Base.Root
      {...props}
      className={cn('flex flex-wrap items-center gap-0.5 border-b bg-muted/50 p-1', className)}
    />
  );
}

export function ToolbarButton({ className, ...props }: Styled<typeof Base.Button>) {
  return (
    <Base.Button
      {...props}
      className={cn(
        buttonVariants({ variant: 'ghost', size: 'icon-xs' }),
        'text-muted-foreground aria-pressed:bg-primary-soft aria-pressed:text-primary-soft-foreground',
        className,
      )}
    />
  );
}

export function ToolbarSeparator() {
  return <Base.Separator className="mx-1 h-5 w-px bg-border" />;
}
