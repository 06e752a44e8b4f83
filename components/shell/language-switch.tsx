'use client';

import { Languages } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Menu, MenuChoice } from '#components/ui/menu.tsx';
import { LANGUAGE_OPTIONS } from './language-options.ts';
import { useInterfaceLanguage } from './preferences.ts';

/** Changes the interface language on pages where nobody is signed in yet. */
export function LanguageSwitch({ signedIn = false }: { signedIn?: boolean }) {
  const t = useTranslations('common');
  const { locale, change, changing } = useInterfaceLanguage({ signedIn });
  return (
    <Menu
      trigger={
        <Button
          aria-label={`${t('language')}: ${locale.toUpperCase()}`}
          busy={changing}
          size="md"
          variant="ghost"
        >
          <Languages aria-hidden />
          {locale.toUpperCase()}
        </Button>
      }
    >
      <MenuChoice label={t('language')} onChange={change} options={LANGUAGE_OPTIONS} value={locale} />
    </Menu>
  );
}
