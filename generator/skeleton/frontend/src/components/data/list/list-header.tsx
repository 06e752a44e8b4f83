'use client';

import { EllipsisIcon, PlusIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShell } from '@/components/shell/shell-context';
import { Button, buttonVariants } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLink,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { useFeature } from '@/lib/switches/features-provider';
import { inSentence } from '@/lib/format/text';
import { exportPath } from './export-path';
import { useList } from './list-context';

const ImportDialog = dynamic(() => import('./import-dialog').then((module) => module.ImportDialog), {
  ssr: false,
});

/** The entity's name and what can be done with all of it. */
export function ListHeader() {
  const { definition, words, can } = useList();
  const t = useTranslations('list');
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
      <div className="min-w-0">
        <h1 className="truncate text-xl font-semibold tracking-tight">{words.many}</h1>
        {words.description && (
          <p className="mt-0.5 max-w-prose text-sm text-muted-foreground">{words.description}</p>
        )}
      </div>
      <div className="flex items-center gap-2">
        <MoreMenu />
        {can.create && (
          <Link href={`/${definition.route}/new`} className={buttonVariants({ size: 'sm' })}>
            <PlusIcon aria-hidden="true" />
            {t('new', { one: inSentence(words.one) })}
          </Link>
        )}
      </div>
    </header>
  );
}

function MoreMenu() {
  const { definition, narrowing, state, setState, can, narrowed } = useList();
  const t = useTranslations('list');
  const { setShortcutsOpen } = useShell();
  const [importing, setImporting] = useState(false);
  const canExport = useFeature('csv_export');
  const canImport = useFeature('csv_import') && can.create && definition.api.importCsv !== undefined;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          render={
            <Button variant="outline" size="icon-sm" aria-label={t('more')}>
              <EllipsisIcon aria-hidden="true" />
            </Button>
          }
        />
        <DropdownMenuContent align="end">
          {canExport && (
            <DropdownMenuLink
              render={
                // A download of the API's: no page of ours, so no link of the router's.
                <a href={exportPath(definition, narrowing, state.sorts)} download>
                  {narrowed ? t('export.filtered') : t('export.all')}
                </a>
              }
            />
          )}
          {canImport && (
            <DropdownMenuItem onClick={() => setImporting(true)}>{t('import.open')}</DropdownMenuItem>
          )}
          {can.seeDeleted && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onClick={() => setState({ deleted: !state.deleted })}>
                {state.deleted ? t('deleted.leave') : t('deleted.show')}
              </DropdownMenuItem>
            </>
          )}
          <DropdownMenuSeparator />
          <DropdownMenuItem onClick={() => setShortcutsOpen(true)}>
            {t('keys.title')}
            <DropdownMenuShortcut>?</DropdownMenuShortcut>
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
