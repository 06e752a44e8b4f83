'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, ExternalLink, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';
import { buttonStyle } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { ScreenshotPage } from '#lib/artifacts/schema.ts';
import { findPicture, pictureAddress, titleOf, type Viewing } from './looks.ts';
import { Picture } from './picture.tsx';
import { ViewingSwitch } from './viewing-switch.tsx';

type LightboxProps = {
  href: string;
  pages: readonly ScreenshotPage[];
  /** Place of the page that is shown; null while it is shut. */
  index: number | null;
  viewing: Viewing;
  onViewing: (viewing: Viewing) => void;
  onShow: (index: number | null) => void;
};

/** One page at a time, as large as the screen allows. Arrow keys go to its neighbours, Home and End to the ends, Escape leaves. */
export function Lightbox({ href, pages, index, viewing, onViewing, onShow }: LightboxProps) {
  const t = useTranslations('runs.gallery');
  const stage = useRef<HTMLDivElement>(null);
  const page = index === null ? undefined : pages[index];
  const last = pages.length - 1;
  const go = (to: number) => onShow(Math.min(Math.max(to, 0), last));

  function onKeyDown(event: KeyboardEvent) {
    if (index === null || event.altKey || event.ctrlKey || event.metaKey) return;
    // Among the switches arrow keys choose.
    if (event.target instanceof Element && event.target.closest('[role=group]')) return;
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  }

  const picture = page && findPicture(page, viewing);
  return (
    <Base.Root onOpenChange={(open) => (open ? undefined : onShow(null))} open={page !== undefined}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 min-h-dvh bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className="fixed inset-0 z-50 flex flex-col bg-surface outline-none sm:inset-4 sm:rounded-xl sm:border sm:shadow-high lg:inset-8"
          initialFocus={stage}
          onKeyDown={onKeyDown}
        >
          {page === undefined || index === null ? null : (
            <>
              <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5">
                <div className="order-1 min-w-0 flex-1 basis-40">
                  <Base.Title aria-live="polite" className="truncate font-semibold">
                    {titleOf(page)}
                  </Base.Title>
                  <Base.Description className="flex gap-2 text-ink-muted text-xs tabular">
                    <span className="shrink-0">{t('place', { at: index + 1, count: pages.length })}</span>
                    <code className="truncate font-mono">{page.path}</code>
                  </Base.Description>
                </div>
                <div className="order-3 flex gap-2 max-sm:basis-full sm:order-2">
                  <ViewingSwitch onChange={onViewing} viewing={viewing} />
                </div>
                <div className="order-2 flex items-center gap-1 sm:order-3">
                  <IconButton
                    disabled={index === 0}
                    focusableWhenDisabled
                    label={t('previous')}
                    onClick={() => go(index - 1)}
                  >
                    <ChevronLeft aria-hidden />
                  </IconButton>
                  <IconButton
                    disabled={index === last}
                    focusableWhenDisabled
                    label={t('next')}
                    onClick={() => go(index + 1)}
                  >
                    <ChevronRight aria-hidden />
                  </IconButton>
                  {picture ? (
                    <a
                      aria-label={t('open')}
                      className={buttonStyle({ variant: 'ghost', size: 'icon' })}
                      href={pictureAddress(href, picture)}
                      rel="noreferrer"
                      target="_blank"
                    >
                      <ExternalLink aria-hidden />
                    </a>
                  ) : null}
                  <Base.Close
                    aria-label={t('close')}
                    className={buttonStyle({ variant: 'ghost', size: 'icon' })}
                  >
                    <X aria-hidden />
                  </Base.Close>
                </div>
              </header>
              <div
                className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] place-items-center overflow-hidden bg-sunken p-3 outline-none sm:rounded-b-xl sm:p-6"
                ref={stage}
                tabIndex={-1}
              >
                <Picture
                  className="h-auto max-h-full w-auto max-w-full rounded-md border bg-surface object-contain shadow-low"
                  href={href}
                  key={`${page.name}-${viewing.device}-${viewing.theme}`}
                  page={page}
                  viewing={viewing}
                />
              </div>
            </>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
