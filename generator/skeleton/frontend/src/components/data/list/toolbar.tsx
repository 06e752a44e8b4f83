'use client';

import { StarIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/cn';
import { DisplayMenu } from './display-menu';
import { FilterMenu } from './filter-menu';
import { useList } from './list-context';
import { SavedViews } from './saved-views';
import { SearchBox } from './search-box';

/** What finds, narrows and lays out the records. */
export function Toolbar() {
  const { definition, state, setState, view } = useList();
  const t = useTranslations('list');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields of a form, and this is none
    <div role="group" aria-label={t('tools')} className="flex flex-wrap items-center gap-2">
      {definition.searchable && <SearchBox />}
      <FilterMenu />
      <Button
        variant="outline"
        size="sm"
        aria-pressed={state.starred}
        onClick={() => setState({ starred: !state.starred })}
        className={cn(state.starred && 'border-primary/40 bg-primary-soft text-primary-soft-foreground')}
      >
        <StarIcon aria-hidden="true" className={cn(state.starred && 'fill-current')} />
        <span className="max-sm:sr-only">{t('favourites.filter')}</span>
      </Button>
      <div className="ml-auto flex items-center gap-2">
        {/* Beside the tabs, where there are some. */}
        {definition.views.length < 2 && <SavedViews />}
        {view === 'table' && <DisplayMenu />}
      </div>
    </div>
  );
}
