'use client';

import { BookmarkIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { cn } from '@/lib/cn';
import type { SavedView } from '@/lib/query/preferences';
import { currentSearch, sameSearch } from './view-search';
import { SavedPanel } from './lazy';
import { useList } from './list-context';

/** The ways to look at this list that somebody gave a name: opened, made, deleted, chosen to begin with. */
export function SavedViews() {
  const t = useTranslations('list');
  const { preferences, change, state } = useList();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const now = currentSearch(state);
  const current = preferences.views.find(({ search }) => sameSearch(search, now));
  const show = (view: SavedView): void => {
    router.push(view.search === '' ? window.location.pathname : view.search);
    if (view.columns.length > 0) change(() => ({ columns: view.columns }));
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        render={
          <Button variant="ghost" size="sm" className="max-w-52 shrink-0 text-muted-foreground">
            <BookmarkIcon aria-hidden="true" className={cn(current && 'fill-current text-foreground')} />
            <span className={cn('truncate', current ? 'text-foreground' : 'max-sm:sr-only')}>
              {current?.name ?? t('saved.open')}
            </span>
          </Button>
        }
      />
      <PopoverContent align="end" className="w-80 p-1.5" aria-label={t('saved.open')}>
        <SavedPanel current={current} search={now} onShow={show} />
      </PopoverContent>
    </Popover>
  );
}
