'use client';

import { useState } from 'react';
import { cn, type Styled } from '@/lib/cn';

export function Avatar({ className, ...props }: Styled<'span'>) {
  return (
    <span
      data-slot="avatar"
      {...props}
      className={cn(
        'relative flex size-8 shrink-0 overflow-hidden rounded-full bg-primary-soft text-primary-soft-foreground select-none',
        className,
      )}
    />
  );
}

/** Lies over the letters once it is there; a picture that cannot be loaded leaves them in sight. */
export function AvatarImage({ className, alt, ...props }: Styled<'img'>) {
  const [broken, setBroken] = useState(false);
  if (broken) return null;
  return (
    // biome-ignore lint/performance/noImgElement: a small picture of any address, shown at one size
    <img
      data-slot="avatar-image"
      {...props}
      alt={alt}
      className={cn('absolute inset-0 size-full object-cover', className)}
      onError={() => setBroken(true)}
    />
  );
}

export function AvatarFallback({ className, ...props }: Styled<'span'>) {
  return (
    <span
      data-slot="avatar-fallback"
      {...props}
      className={cn('flex size-full items-center justify-center font-medium text-xs uppercase', className)}
    />
  );
}
