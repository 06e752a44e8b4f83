'use client';

import { ImageOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '#components/ui/cn.ts';
import type { ScreenshotPage } from '#lib/artifacts/schema.ts';
import { findPicture, PICTURE_SIZE, pictureAddress, titleOf, type Viewing } from './looks.ts';

type PictureProps = {
  href: string;
  page: ScreenshotPage;
  viewing: Viewing;
  className?: string;
  /** Waits until it is near the screen. */
  lazy?: boolean;
};

/** A page as the browser tests saw it; says so where there is no picture of it, or it cannot be had. */
export function Picture({ href, page, viewing, className, lazy = false }: PictureProps) {
  const t = useTranslations('runs.gallery');
  const picture = findPicture(page, viewing);
  const address = picture && pictureAddress(href, picture);
  const [broken, setBroken] = useState<string | null>(null);
  if (address === null || broken === address) {
    return (
      <span
        className={cn('grid place-items-center bg-sunken p-4 text-center text-ink-muted text-xs', className)}
      >
        <span className="grid justify-items-center gap-1.5">
          <ImageOff aria-hidden className="size-4" />
          {t(address === null ? 'notTaken' : 'notLoaded')}
        </span>
      </span>
    );
  }
  const { device, theme } = viewing;
  return (
    // biome-ignore lint/performance/noImgElement: the picture needs the reader's session, which an image optimiser has not.
    <img
      {...PICTURE_SIZE[device]}
      alt={t('alt', { page: titleOf(page), device: t(device), theme: t(theme) })}
      className={className}
      decoding="async"
      loading={lazy ? 'lazy' : 'eager'}
      onError={() => setBroken(address)}
      src={address}
    />
  );
}
