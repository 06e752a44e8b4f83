'use client';

import { Menu } from '@base-ui/react/menu';
import {
  CopyPlusIcon,
  EllipsisIcon,
  LinkIcon,
  PencilIcon,
  SquareArrowOutUpRightIcon,
  StarIcon,
  Trash2Icon,
  Undo2Icon,
} from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { toast } from '@/lib/toast';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLink,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { displayOf, type Row } from '@/lib/entity/definition';
import { copyPath } from '@/lib/forms/values';
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
  /** The one menu of all rows: each row has a button that opens it. */
  menu: Menu.Handle<Row>;
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
  const [menu] = useState(() => Menu.createHandle<Row>());
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
      menu,
    }),
    [router, route, can, remove, restore, change, menu],
  );
  return (
    <Context value={value}>
      {children}
      <RowMenu />
    </Context>
  );
}

/** The button at the end of a row that opens the menu for it. */
export function RowMenuButton({ row, tabIndex }: { row: Row; tabIndex?: number }) {
  const t = useTranslations('list');
  const { definition } = useList();
  const { menu } = useRowActions();
  return (
    <DropdownMenuTrigger
      handle={menu}
      payload={row}
      render={
        <Button
          variant="ghost"
          size="icon-xs"
          tabIndex={tabIndex}
          className="text-muted-foreground"
          aria-label={t('row.actions', { name: displayOf(definition, row) })}
        >
          <EllipsisIcon aria-hidden="true" />
        </Button>
      }
    />
  );
}

function RowMenu() {
  const { menu } = useRowActions();
  return (
    <DropdownMenu handle={menu}>
      {({ payload: row }) => (
        <DropdownMenuContent align="end">{row && <RowMenuItems row={row} />}</DropdownMenuContent>
      )}
    </DropdownMenu>
  );
}

function RowMenuItems({ row }: { row: Row }) {
  const t = useTranslations('list');
  const { definition, overrides, preferences, state, can } = useList();
  const { remove, restore, star } = useRowActions();
  const path = `/${definition.route}/${row.id}`;
  const starred = preferences.favourites.includes(row.id);
  const copyLink = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${window.location.origin}${path}`);
    toast.success(t('row.copied'));
  };
  if (state.deleted)
    return (
      <DropdownMenuItem onClick={() => restore([row])}>
        <Undo2Icon aria-hidden="true" />
        {t('row.restore')}
      </DropdownMenuItem>
    );
  return (
    <>
      <DropdownMenuLink render={<Link href={path} prefetch={false} />}>
        <SquareArrowOutUpRightIcon aria-hidden="true" />
        {t('row.open')}
      </DropdownMenuLink>
      {can.update(row) && (
        <DropdownMenuLink render={<Link href={`${path}/edit`} prefetch={false} />}>
          <PencilIcon aria-hidden="true" />
          {t('row.edit')}
          <DropdownMenuShortcut>E</DropdownMenuShortcut>
        </DropdownMenuLink>
      )}
      {can.create && (
        <DropdownMenuLink render={<Link href={copyPath(definition, row.id)} prefetch={false} />}>
          <CopyPlusIcon aria-hidden="true" />
          {t('row.duplicate')}
        </DropdownMenuLink>
      )}
      <DropdownMenuItem onClick={copyLink}>
        <LinkIcon aria-hidden="true" />
        {t('row.copyLink')}
      </DropdownMenuItem>
      <DropdownMenuItem onClick={() => star(row)}>
        <StarIcon aria-hidden="true" />
        {starred ? t('favourites.remove') : t('favourites.add')}
        <DropdownMenuShortcut>S</DropdownMenuShortcut>
      </DropdownMenuItem>
      {overrides.actions && overrides.actions.length > 0 && <DropdownMenuSeparator />}
      {overrides.actions?.map(({ key, label, icon: Icon, run }) => (
        <DropdownMenuItem key={key} onClick={() => void run(row)}>
          {Icon && <Icon />}
          {label}
        </DropdownMenuItem>
      ))}
      {can.remove(row) && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem variant="destructive" onClick={() => remove([row])}>
            <Trash2Icon aria-hidden="true" />
            {t('row.remove')}
            <DropdownMenuShortcut>⌫</DropdownMenuShortcut>
          </DropdownMenuItem>
        </>
      )}
    </>
  );
}
