import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** A surface that holds one thing. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section {...props} className={cn('rounded-lg border bg-surface shadow-low', className)} />;
}

/** The line at the top of a card: title at the start, actions at the end. */
export function CardHeader({ className, ...props }: ComponentProps<'header'>) {
  return (
    <header
      {...props}
      className={cn('flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2', className)}
    />
  );
}

export function CardTitle({ className, ...props }: ComponentProps<'h2'>) {
  return <h2 {...props} className={cn('font-medium text-ink text-sm', className)} />;
}
