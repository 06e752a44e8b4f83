'use client';

import {
  CopyPlusIcon,
  LinkIcon,
  PencilIcon,
  SquareArrowOutUpRightIcon,
  StarIcon,
  Trash2Icon,
  Undo2Icon,
} from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLink,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
} from '@/components/ui/dropdown-menu';
import type { Row } from '@/lib/entity/definition';
import { copyPath } from '@/lib/forms/values';
import { toast } from '@/lib/toast';
import { useList } from './list-context';
import { type AskedMenu, useRowActions } from './row-actions';

/** What can be done with the record whose button was pressed. */
export function RowMenu({ asked }: { asked: AskedMenu }) {
  const button = useMemo(() => ({ current: asked.button }), [asked]);
  const [open, setOpen] = useState(true);
  const [shown, setShown] = useState(asked);
  if (shown !== asked) {
    setShown(asked);
    setOpen(true);
  }
  const close = (): void => {
    setOpen(false);
    asked.onClose();
  };
  return (
    <DropdownMenu anchor={button} byKey={asked.byKey} open={open} onOpenChange={(next) => next || close()}>
      <DropdownMenuContent align="end">
        <RowMenuItems row={asked.row} />
      </DropdownMenuContent>
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
