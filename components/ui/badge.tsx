import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const badgeStyle = cva(
  'inline-flex shrink-0 items-center gap-1 rounded-sm border px-1.5 font-medium whitespace-nowrap tabular [&_svg]:size-3',
  {
    variants: {
      tone: {
        neutral: 'border-line bg-sunken text-ink-muted',
        outline: 'border-line text-ink-muted',
        accent: 'border-accent-line bg-accent-soft text-accent',
        ok: 'border-ok-line bg-ok-soft text-ok',
        warn: 'border-warn-line bg-warn-soft text-warn',
        bad: 'border-bad-line bg-bad-soft text-bad',
      },
      size: {
        sm: 'h-4.5 text-2xs',
        md: 'h-5.5 text-xs px-2',
        lg: 'h-7 rounded-md px-2.5 text-sm [&_svg]:size-4',
      },
    },
    defaultVariants: { tone: 'neutral', size: 'sm' },
  },
);

export type Tone = NonNullable<VariantProps<typeof badgeStyle>['tone']>;
type BadgeProps = VariantProps<typeof badgeStyle> & {
  children: ReactNode;
  className?: string;
  title?: string;
};

/** A short fact about the thing beside it. */
export function Badge({ tone, size, className, ...props }: BadgeProps) {
  return <span {...props} className={cn(badgeStyle({ tone, size }), className)} />;
}
