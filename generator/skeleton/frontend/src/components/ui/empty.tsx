import { cva, type VariantProps } from 'class-variance-authority';
import { cn, type Styled } from '@/lib/cn';

/** What is said where there is nothing yet, and what to do about it. */
export function Empty({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="empty"
      {...props}
      className={cn(
        'flex min-w-0 flex-1 flex-col items-center justify-center gap-5 rounded-xl p-8 text-center text-balance md:p-12',
        className,
      )}
    />
  );
}

export function EmptyHeader({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="empty-header"
      {...props}
      className={cn('flex max-w-sm flex-col items-center gap-1.5', className)}
    />
  );
}

const mediaStyle = cva('mb-2 flex shrink-0 items-center justify-center [&_svg]:pointer-events-none', {
  variants: {
    variant: {
      default: '',
      icon: 'size-11 rounded-xl border bg-card text-muted-foreground shadow-xs [&_svg:not([class*=size-])]:size-5',
    },
  },
  defaultVariants: { variant: 'default' },
});

export function EmptyMedia({
  className,
  variant,
  ...props
}: Styled<'div'> & VariantProps<typeof mediaStyle>) {
  return (
    <div aria-hidden data-slot="empty-media" {...props} className={cn(mediaStyle({ variant }), className)} />
  );
}

export function EmptyTitle({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="empty-title"
      {...props}
      className={cn('font-semibold text-base tracking-tight', className)}
    />
  );
}

export function EmptyDescription({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="empty-description"
      {...props}
      className={cn('text-muted-foreground text-sm', className)}
    />
  );
}

export function EmptyContent({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="empty-content"
      {...props}
      className={cn('flex w-full max-w-sm flex-wrap items-center justify-center gap-2', className)}
    />
  );
}
