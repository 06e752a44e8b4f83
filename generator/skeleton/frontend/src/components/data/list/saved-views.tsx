'use client';

import { BookmarkIcon, CheckIcon, HouseIcon, PlusIcon, Trash2Icon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Hint } from '@/components/ui/tooltip';
import { cn } from '@/lib/cn';
import type { SavedView } from '@/lib/query/preferences';
import { currentSearch, sameSearch } from './view-search';
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
        {preferences.views.length === 0 ? (
          <p className="px-2 pt-2 pb-3 text-sm text-muted-foreground">{t('saved.none')}</p>
        ) : (
          <ul className="mb-1.5">
            {preferences.views.map((view) => (
              <ViewLine key={view.id} view={view} current={view === current} onShow={() => show(view)} />
            ))}
          </ul>
        )}
        <NewView search={now} />
      </PopoverContent>
    </Popover>
  );
}

function ViewLine({ view, current, onShow }: { view: SavedView; current: boolean; onShow: () => void }) {
  const t = useTranslations('list');
  const { preferences, change } = useList();
  const first = preferences.defaultView === view.id;
  return (
    <li className="flex items-center rounded-sm hover:bg-accent">
      <button
        type="button"
        onClick={onShow}
        aria-current={current || undefined}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-sm px-2 text-left text-sm pointer-coarse:h-10"
      >
        <CheckIcon aria-hidden="true" className={cn('size-4 shrink-0', !current && 'invisible')} />
        <span className="truncate">{view.name}</span>
      </button>
      <Hint label={t('saved.first')}>
        <Button
          variant="ghost"
          size="icon-xs"
          aria-pressed={first}
          aria-label={t('saved.makeFirst', { name: view.name })}
          onClick={() => change(() => ({ defaultView: first ? null : view.id }))}
        >
          <HouseIcon
            aria-hidden="true"
            className={cn(first ? 'fill-primary/20 text-primary' : 'text-muted-foreground')}
          />
        </Button>
      </Hint>
      <Button
        variant="ghost"
        size="icon-xs"
        className="text-muted-foreground"
        aria-label={t('saved.remove', { name: view.name })}
        onClick={() =>
          change((kept) => ({
            views: kept.views.filter(({ id }) => id !== view.id),
            defaultView: kept.defaultView === view.id ? null : kept.defaultView,
          }))
        }
      >
        <Trash2Icon aria-hidden="true" />
      </Button>
    </li>
  );
}

function NewView({ search }: { search: string }) {
  const t = useTranslations('list');
  const { change, shown } = useList();
  const [name, setName] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const called = name.trim();
    if (called === '') return;
    const view = {
      id: Date.now().toString(36),
      name: called,
      search,
      columns: shown.map((field) => field.name),
    };
    // A name is used once: saving under it again brings that view up to date.
    change(({ views }) => ({ views: [...views.filter((other) => other.name !== called), view] }));
    setName('');
  };
  return (
    <form onSubmit={save} className="flex items-center gap-1.5 border-t px-0.5 pt-2 pb-0.5">
      <Input
        value={name}
        onChange={(event) => setName(event.target.value)}
        aria-label={t('saved.name')}
        placeholder={t('saved.name')}
        maxLength={60}
        className="h-8"
      />
      <Button type="submit" size="sm" variant="secondary" disabled={name.trim() === ''}>
        <PlusIcon aria-hidden="true" />
        {t('saved.save')}
      </Button>
    </form>
  );
}
