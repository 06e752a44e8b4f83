'use client';

import { Download, Ellipsis, FlaskConical, GitCompare, Pencil, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Confirm } from '#components/ui/confirm.tsx';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import type { VersionView } from '#lib/versions/schema.ts';
import { compareHref, type VersionAbilities, type VersionPlace, versionsHref } from './looks.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { useVersionActions } from './use-version-actions.ts';

type VersionMenuProps = {
  version: VersionView;
  place: VersionPlace;
  can: VersionAbilities;
  /** Number of the version the project is at. */
  current: number | null;
  onChange: () => void;
};

/** Everything that can be done with a version. */
export function VersionMenu({ version, place, can, current, onChange }: VersionMenuProps) {
  const t = useTranslations('versions.actions');
  const common = useTranslations('common');
  const [asking, setAsking] = useState<'restore' | 'rename' | null>(null);
  const actions = useVersionActions(place, onChange);
  const { number } = version;
  const isTriable = version.tests === 'untested' || version.tests === 'failed';
  const onOpenChange = (open: boolean) => (open ? undefined : setAsking(null));

  return (
    <>
      <Menu
        trigger={
          <Button aria-label={t('more', { number })} busy={actions.busy} size="icon-sm" variant="ghost">
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {number > 1 ? (
          <MenuLink render={<Link href={compareHref(place, number - 1, number)} />}>
            <GitCompare aria-hidden />
            {t('withPrevious')}
          </MenuLink>
        ) : null}
        {current !== null && current !== number ? (
          <MenuLink render={<Link href={compareHref(place, number, current)} />}>
            <GitCompare aria-hidden />
            {t('withCurrent')}
          </MenuLink>
        ) : null}
        {can.tryOut && isTriable ? (
          <MenuItem onClick={() => actions.tryOut(version)}>
            <FlaskConical aria-hidden />
            {t(version.tests === 'failed' ? 'tryAgainAfterFailure' : 'tryAgain')}
          </MenuItem>
        ) : null}
        {can.download ? (
          <MenuLink download href={`${versionsHref(place)}/${number}/zip`}>
            <Download aria-hidden />
            <span>
              {t('download')}
              <span className="block text-ink-muted text-xs">{t('downloadHelp')}</span>
            </span>
          </MenuLink>
        ) : null}
        {can.edit ? (
          <MenuItem onClick={() => setAsking('rename')}>
            <Pencil aria-hidden />
            {t('rename')}
          </MenuItem>
        ) : null}
        {can.restore && !version.isCurrent ? (
          <>
            <MenuSeparator />
            <MenuItem onClick={() => setAsking('restore')}>
              <RotateCcw aria-hidden />
              {t('restore')}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <Confirm
        cancelLabel={common('cancel')}
        confirmLabel={t('restoreConfirm', { number })}
        description={t('restoreHelp', { number })}
        onConfirm={() => actions.restore(version)}
        onOpenChange={onOpenChange}
        open={asking === 'restore'}
        title={t('restoreTitle', { number })}
      />
      <RenameDialog
        onOpenChange={onOpenChange}
        open={asking === 'rename'}
        rename={(name) => actions.rename(version, name)}
        version={version}
      />
    </>
  );
}
