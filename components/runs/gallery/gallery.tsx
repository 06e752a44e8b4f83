'use client';

import { Images } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { ScreenshotPage } from '#lib/artifacts/schema.ts';
import { Lightbox } from './lightbox.tsx';
import { titleOf, type Viewing } from './looks.ts';
import { Picture } from './picture.tsx';
import { useScreenshots } from './use-screenshots.ts';
import { ViewingSwitch } from './viewing-switch.tsx';

type GalleryProps = {
  href: string;
  /** Changes when the run's tests have taken other pictures. */
  version: string;
  /** Whether pictures may still come. */
  isGoing: boolean;
  /** Whether the browser tests failed: what there is ends where they did. */
  hasFailed: boolean;
};

/** Every page of the application a run made, as its browser tests saw it. */
export function Gallery({ href, version, isGoing, hasFailed }: GalleryProps) {
  const t = useTranslations('runs.gallery');
  const screenshots = useScreenshots(href, version);
  const [viewing, setViewing] = useState<Viewing>({ device: 'desktop', theme: 'light' });
  const [shown, setShown] = useQueryState('page', parseAsString);

  if (screenshots.isPending) return <GallerySkeleton />;
  if (screenshots.isError) {
    return (
      <Notice
        action={
          <Button onClick={() => void screenshots.refetch()} size="sm">
            {t('retry')}
          </Button>
        }
        className="m-4"
        tone="bad"
      >
        {t('failed')}
      </Notice>
    );
  }
  const pages = screenshots.data;
  if (pages.length === 0) {
    return (
      <EmptyState icon={<Images aria-hidden />} title={t(isGoing ? 'toCome' : 'none')}>
        {t(isGoing ? 'toComeHelp' : 'noneHelp')}
      </EmptyState>
    );
  }
  const index = pages.findIndex(({ name }) => name === shown);
  return (
    <div className="p-4">
      {hasFailed ? (
        <Notice className="mb-4" tone="warn">
          {t('incomplete')}
        </Notice>
      ) : null}
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <p className="mr-auto text-ink-muted text-sm">{t('count', { count: pages.length })}</p>
        <ViewingSwitch onChange={setViewing} viewing={viewing} />
      </div>
      <Thumbnails phone={viewing.device === 'phone'}>
        {pages.map((page) => (
          <Thumbnail
            href={href}
            key={page.name}
            onOpen={() => void setShown(page.name)}
            page={page}
            viewing={viewing}
          />
        ))}
      </Thumbnails>
      <Lightbox
        href={href}
        index={index === -1 ? null : index}
        onShow={(at) => void setShown(at === null ? null : (pages[at]?.name ?? null))}
        onViewing={setViewing}
        pages={pages}
        viewing={viewing}
      />
    </div>
  );
}

function Thumbnails({ phone, children }: { phone: boolean; children: ReactNode }) {
  const t = useTranslations('runs.gallery');
  const columns = phone
    ? 'grid-cols-2 sm:grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]'
    : 'sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]';
  return (
    <ul aria-label={t('label')} className={cn('grid gap-4', columns)}>
      {children}
    </ul>
  );
}

type ThumbnailProps = { href: string; page: ScreenshotPage; viewing: Viewing; onOpen: () => void };

function Thumbnail({ href, page, viewing, onOpen }: ThumbnailProps) {
  return (
    <li className="min-w-0">
      <button
        className="group block w-full rounded-lg text-left"
        data-picture={page.name}
        onClick={onOpen}
        type="button"
      >
        <Picture
          className={cn(
            'w-full rounded-lg border bg-surface object-cover object-top shadow-low transition-[border-color] group-hover:border-line-strong',
            viewing.device === 'phone' ? 'aspect-390/844' : 'aspect-1440/900',
          )}
          href={href}
          lazy
          page={page}
          viewing={viewing}
        />
        <span className="mt-2 block truncate font-medium text-sm">{titleOf(page)}</span>
        <span className="block truncate font-mono text-ink-muted text-xs">{page.path || page.name}</span>
      </button>
    </li>
  );
}

function GallerySkeleton() {
  return (
    <div className="grid gap-4 p-4 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Skeleton className="aspect-1440/900" key={key} />
      ))}
    </div>
  );
}
