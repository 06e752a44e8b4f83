'use client';

import { CheckIcon, HouseIcon, PlusIcon, Trash2Icon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Hint } from '@/components/ui/tooltip';
import { cn } from '@/lib/cn';
import type { SavedView } from '@/lib/query/preferences';
import { useList } from './list-context';

type PanelProps = {
  current: SavedView | undefined;
  /** Query of the address as it is. */
  search: string;
  onShow: (view: SavedView) => void;
};

/** The views that have a name, and a name for the one on the screen. */
export function SavedPanel({ current, search, onShow }: PanelProps) {
  const t = useTranslations('list');
  const { preferences } = useList();
  return (
    <>
      {preferences.views.length === 0 ? (
        <p className="px-2 pt-2 pb-3 text-sm text-muted-foreground">{t('saved.none')}</p>
      ) : (
        <ul className="mb-1.5">
          {preferences.views.map((view) => (
            <ViewLine key={view.id} view={view} current={view === current} onShow={() => onShow(view)} />
          ))}
        </ul>
      )}
      <NewView search={search} />
    </>
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
