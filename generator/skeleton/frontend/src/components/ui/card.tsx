import { cn, type Styled } from '@/lib/cn';

export function Card({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="card"
      {...props}
      className={cn(
        'flex flex-col gap-4 rounded-xl border bg-card py-5 text-card-foreground shadow-xs',
        className,
      )}
    />
  );
}

export function CardHeader({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="card-header"
      {...props}
      className={cn(
        'grid auto-rows-min items-start gap-1 px-5 has-data-[slot=card-action]:grid-cols-[1fr_auto]',
        className,
      )}
    />
  );
}

/** A heading where `render`ed level matters: give an `h2` inside. */
export function CardTitle({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="card-title"
      {...props}
      className={cn('font-semibold text-sm leading-5 tracking-tight', className)}
    />
  );
}

export function CardDescription({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="card-description"
      {...props}
      className={cn('text-muted-foreground text-sm text-pretty', className)}
    />
  );
}

export function CardAction({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="card-action"
      {...props}
      className={cn('col-start-2 row-span-2 row-start-1 self-start justify-self-end', className)}
    />
  );
}

export function CardContent({ className, ...props }: Styled<'div'>) {
  return <div data-slot="card-content" {...props} className={cn('px-5', className)} />;
}

export function CardFooter({ className, ...props }: Styled<'div'>) {
  return <div data-slot="card-footer" {...props} className={cn('flex items-center gap-2 px-5', className)} />;
}
