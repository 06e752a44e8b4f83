'use client';

import { EllipsisIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { loadMenu } from '@/components/ui/dropdown-menu';
import { displayOf, type Row } from '@/lib/entity/definition';
import { useRemove } from '@/lib/mutations/use-remove';
import { useRestore } from '@/lib/mutations/use-restore';
import { toggled } from '@/lib/query/preferences';
import { useList } from './list-context';

export type RowDoings = {
  open: (row: Row) => void;
  edit: (row: Row) => void;
  remove: (rows: readonly Row[]) => void;
  restore: (rows: readonly Row[]) => void;
  star: (row: Row) => void;
  /** Opens the one menu of all rows beside the button of one of them. */
  openMenu: (asked: AskedMenu) => void;
};

export type AskedMenu = { row: Row; button: HTMLElement; byKey: boolean; onClose: () => void };

const load = () => import('./row-menu').then((module) => module.RowMenu);
const RowMenu = dynamic(load, { ssr: false, loading: () => null });
/** Fetches the menu as soon as somebody comes near a button that opens it. */
const comeNear = (): void => {
  loadMenu();
  void load();
};

const Context = createContext<RowDoings | null>(null);

/** Returns what can be done with a record of the list. */
export function useRowActions(): RowDoings {
  const doings = use(Context);
  if (!doings) throw new Error('records are acted on inside their list');
  return doings;
}

/** What can be done with one record, for its menu, the keyboard and the bar of what is selected. */
export function RowActions({ children }: { children: ReactNode }) {
  const { definition, change, can } = useList();
  const router = useRouter();
  const { mutate: remove } = useRemove(definition);
  const { mutate: restore } = useRestore(definition);
  const [asked, openMenu] = useState<AskedMenu | null>(null);
  const { route } = definition;
  const value = useMemo<RowDoings>(
    () => ({
      open: (row) => router.push(`/${route}/${row.id}`),
      edit: (row) => {
        if (can.update(row)) router.push(`/${route}/${row.id}/edit`);
      },
      remove: (rows) => {
        const allowed = rows.filter((row) => can.remove(row));
        if (allowed.length > 0) remove(allowed);
      },
      restore: (rows) => restore(rows.map(({ id }) => id)),
      star: ({ id }) => change(({ favourites }) => ({ favourites: toggled(favourites, id) })),
      openMenu,
    }),
    [router, route, can, remove, restore, change],
  );
  return (
    <Context value={value}>
      {children}
      {asked && <RowMenu asked={asked} />}
    </Context>
  );
}

/** The button at the end of a row that opens the menu for it. */
export function RowMenuButton({ row, tabIndex }: { row: Row; tabIndex?: number }) {
  const t = useTranslations('list');
  const { definition } = useList();
  const { openMenu } = useRowActions();
  const [open, setOpen] = useState(false);
  return (
    <Button
      variant="ghost"
      size="icon-xs"
      tabIndex={tabIndex}
      className="text-muted-foreground"
      aria-label={t('row.actions', { name: displayOf(definition, row) })}
      aria-haspopup="menu"
      aria-expanded={open}
      data-popup-open={open ? '' : undefined}
      onPointerEnter={comeNear}
      onFocus={comeNear}
      onClick={({ currentTarget, detail }) => {
        setOpen(true);
        // A click without a press is that of a key.
        openMenu({ row, button: currentTarget, byKey: detail === 0, onClose: () => setOpen(false) });
      }}
    >
      <EllipsisIcon aria-hidden="true" />
    </Button>
  );
}
