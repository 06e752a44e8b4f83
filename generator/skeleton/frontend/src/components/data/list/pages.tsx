'use client';

import { ChevronDownIcon, ChevronLeftIcon, ChevronRightIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Spinner } from '@/components/ui/spinner';
import { Hint } from '@/components/ui/tooltip';
import type { Page } from '@/lib/entity/definition';
import { formatNumber } from '@/lib/format/number';
import { PAGE_SIZES } from '@/lib/query/preferences';
import { useList } from './list-context';
import { useExactTotal } from './use-list-page';

type Props = {
  page: Page;
  /** Somebody asked for the exact number. */
  counted: boolean;
  onCount: () => void;
};

/** Which records of how many are shown, and the way to the others. */
export function Pages({ page, counted, onCount }: Props) {
  const t = useTranslations('list');
  const locale = useLocale();
  const { state, setState, preferences, change } = useList();
  const exact = useExactTotal(counted && page.capped);
  const { size } = preferences;
  const first = (state.page - 1) * size + 1;
  const last = first + page.items.length - 1;
  const total = exact.data ?? page.total;
  const more =
    exact.data == null && page.capped ? page.items.length === size : total !== null && last < total;
  const number = (value: number): string => formatNumber(value, locale, 'integer');
  const turn = (next: number): void => {
    setState({ page: next });
    document.querySelector('[data-list-scroll]')?.scrollTo({ top: 0 });
  };
  return (
    <nav
      aria-label={t('pages.label')}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm text-muted-foreground"
    >
      <p className="flex items-center gap-1.5 tabular-nums" aria-live="polite">
        {t('pages.range', { first: number(first), last: number(last) })}{' '}
        {page.capped && exact.data == null ? (
          <Hint label={t('pages.count')}>
            <Button
              variant="ghost"
              size="xs"
              className="-ml-1 px-1 text-sm"
              onClick={onCount}
              busy={exact.isLoading}
            >
              {t('pages.atLeast', { total: number(page.total ?? 0) })}
              <span className="sr-only">, {t('pages.count')}</span>
            </Button>
          </Hint>
        ) : (
          total !== null && <span>{t('pages.of', { total: number(total) })}</span>
        )}
        {exact.isFetching && <Spinner />}
      </p>
      <div className="flex items-center gap-4">
        <div className="max-sm:hidden">
          <DropdownMenu>
            <DropdownMenuTrigger
              render={
                <Button variant="ghost" size="sm" className="font-normal text-muted-foreground">
                  {t('pages.size')} <span className="font-medium text-foreground tabular-nums">{size}</span>
                  <ChevronDownIcon aria-hidden="true" />
                </Button>
              }
            />
            <DropdownMenuContent align="end" className="min-w-24">
              <DropdownMenuRadioGroup
                value={size}
                onValueChange={(next: number) => {
                  change(() => ({ size: next }));
                  // The first record shown stays on the screen.
                  setState({ page: Math.floor((first - 1) / next) + 1 }, { typing: true });
                }}
              >
                {PAGE_SIZES.map((value) => (
                  <DropdownMenuRadioItem key={value} value={value}>
                    {value}
                  </DropdownMenuRadioItem>
                ))}
              </DropdownMenuRadioGroup>
            </DropdownMenuContent>
          </DropdownMenu>
        </div>
        <div className="flex items-center gap-1.5">
          <Button
            variant="outline"
            size="icon-sm"
            aria-label={t('pages.previous')}
            disabled={state.page <= 1}
            focusableWhenDisabled
            onClick={() => turn(state.page - 1)}
          >
            <ChevronLeftIcon aria-hidden="true" />
          </Button>
          <Button
            variant="outline"
            size="icon-sm"
            aria-label={t('pages.next')}
            disabled={!more}
            focusableWhenDisabled
            onClick={() => turn(state.page + 1)}
          >
            <ChevronRightIcon aria-hidden="true" />
          </Button>
        </div>
      </div>
    </nav>
  );
}
