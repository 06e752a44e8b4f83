import { cva, type VariantProps } from 'class-variance-authority';
import { cn, type Styled } from '@/lib/cn';

export const badgeVariants = cva(
  'inline-flex h-5.5 w-fit max-w-full shrink-0 items-center gap-1 truncate rounded-sm border border-transparent px-1.5 font-medium text-xs whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        default: 'bg-primary text-primary-foreground',
        secondary: 'bg-secondary text-secondary-foreground',
        soft: 'bg-primary-soft text-primary-soft-foreground',
        outline: 'border-border text-foreground',
        success: 'bg-success-soft text-success',
        warning: 'bg-warning-soft text-warning',
        info: 'bg-info-soft text-info',
        destructive: 'bg-destructive-soft text-destructive',
      },
    },
    defaultVariants: { variant: 'default' },
  },
);

export type BadgeVariants = VariantProps<typeof badgeVariants>;

/** A word about a thing: its state, its kind, how many. */
export function Badge({ className, variant, ...props }: Styled<'span'> & BadgeVariants) {
  return <span data-slot="badge" {...props} className={cn(badgeVariants({ variant }), className)} />;
}
