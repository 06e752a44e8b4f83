import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

/** A link within a sentence. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={cn(
        'rounded-xs font-medium text-foreground underline decoration-border underline-offset-4 transition-colors hover:decoration-foreground',
        className,
      )}
    />
  );
}
