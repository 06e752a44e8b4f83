'use client';

import { LogOut } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Avatar } from '#components/ui/avatar.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '#components/ui/menu.tsx';
import { signOut } from '#lib/auth/client.ts';
import { failureSentence } from '#lib/errors.ts';
import { LANGUAGE_OPTIONS } from './language-options.ts';
import { useInterfaceLanguage } from './preferences.ts';
import { ThemeChoice } from './theme-switch.tsx';

/** The signed-in person: language, theme, and the way out. */
export function AccountMenu({ user }: { user: { name: string; email: string } }) {
  const t = useTranslations('common');
  const locale = useLocale();
  const { change } = useInterfaceLanguage({ signedIn: true });

  async function leave() {
    const result = await signOut();
    // A full load, so that nothing of the account stays in the browser's memory.
    if (result.ok) window.location.assign('/');
    else toast.error(failureSentence(result.error, locale));
  }

  return (
    <Menu
      trigger={
        <button aria-label={t('accountMenu')} className="rounded-full" type="button">
          <Avatar name={user.name} />
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="truncate font-medium text-sm">{user.name}</p>
        <p className="truncate text-ink-muted text-xs">{user.email}</p>
      </div>
      <MenuSeparator />
      <MenuChoice label={t('language')} onChange={change} options={LANGUAGE_OPTIONS} value={locale} />
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem onClick={leave}>
        <LogOut aria-hidden />
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}
