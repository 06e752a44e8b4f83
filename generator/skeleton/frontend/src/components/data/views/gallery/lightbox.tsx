'use client';

import { ArrowUpRightIcon, ChevronLeftIcon, ChevronRightIcon } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { Button, buttonVariants } from '@/components/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { displayOf, type EntityDefinition, type Row } from '@/lib/entity/definition';
import { pictureOf, stepTo } from './pictures';

type Props = {
  definition: EntityDefinition;
  field: string;
  /** The records that have a picture. */
  rows: readonly Row[];
  /** Which of them is shown large; null: none. */
  index: number | null;
  onChange: (index: number | null) => void;
};

/** A picture as large as the screen allows; arrows lead to the next ones, Escape back. */
export function Lightbox({ definition, field, rows, index, onChange }: Props) {
  const t = useTranslations('views.gallery');
  const row = index === null ? undefined : rows[index];
  const picture = row && pictureOf(row, field);
  const go = (step: 1 | -1): void => onChange(stepTo(index ?? 0, step, rows.length));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') go(1);
    else if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'Home') onChange(0);
    else if (event.key === 'End') onChange(rows.length - 1);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open={picture !== undefined} onOpenChange={(open) => !open && onChange(null)}>
      {row && picture && (
        <DialogContent
          onKeyDown={onKeyDown}
          className="flex max-h-[94dvh] w-[min(96vw,80rem)] max-w-none flex-col gap-3 overflow-hidden p-3 sm:max-w-none"
        >
          <div className="flex min-w-0 flex-col pr-10 pl-1">
            <DialogTitle className="truncate text-base">{displayOf(definition, row)}</DialogTitle>
            <DialogDescription className="text-xs" aria-live="polite">
              {t('position', { index: (index ?? 0) + 1, total: rows.length })}
            </DialogDescription>
          </div>
          <div className="flex min-h-0 flex-1 items-center justify-center overflow-hidden rounded-lg bg-muted">
            {/* biome-ignore lint/performance/noImgElement: the API's pictures need the session's cookie, which an optimiser lacks */}
            <img
              key={picture.id}
              src={picture.url}
              alt={displayOf(definition, row)}
              className="max-h-[76dvh] max-w-full object-contain"
            />
          </div>
          <div className="flex items-center gap-2">
            <Button
              variant="outline"
              size="icon"
              disabled={rows.length < 2}
              onClick={() => go(-1)}
              aria-label={t('previous')}
            >
              <ChevronLeftIcon aria-hidden="true" />
            </Button>
            <Button
              variant="outline"
              size="icon"
              disabled={rows.length < 2}
              onClick={() => go(1)}
              aria-label={t('next')}
            >
              <ChevronRightIcon aria-hidden="true" />
            </Button>
            <Link
              href={`/${definition.route}/${row.id}`}
              className={buttonVariants({ variant: 'ghost', className: 'ml-auto' })}
            >
              {t('record')}
              <ArrowUpRightIcon aria-hidden="true" />
            </Link>
          </div>
        </DialogContent>
      )}
    </Dialog>
  );
}
