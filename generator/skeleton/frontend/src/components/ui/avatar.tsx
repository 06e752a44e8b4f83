'use client';

import { Avatar as Base } from '@base-ui/react/avatar';
import { cn, type Styled } from '@/lib/cn';

export function Avatar({ className, ...props }: Styled<typeof Base.Root>) {
  return (
    <Base.Root
      data-slot="avatar"
      {...props}
      className={cn(
        'relative flex size-8 shrink-0 overflow-hidden rounded-full bg-primary-soft text-primary-soft-foreground select-none',
        className,
      )}
    />
  );
}

export function AvatarImage({ className, ...props }: Styled<typeof Base.Image>) {
  return (
    <Base.Image data-slot="avatar-image" {...props} className={cn('size-full object-cover', className)} />
  );
}

export function AvatarFallback({ className, ...props }: Styled<typeof Base.Fallback>) {
  return (
    <Base.Fallback
      data-slot="avatar-fallback"
      {...props}
      className={cn('flex size-full items-center justify-center font-medium text-xs uppercase', className)}
    />
  );
}
