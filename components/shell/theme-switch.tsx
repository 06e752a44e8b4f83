'use client';

import { Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { Button } from '#components/ui/button.tsx';
import { Menu, MenuChoice } from '#components/ui/menu.tsx';

const THEMES = ['light', 'dark', 'system'] as const;
const LABELS = { light: 'themeLight', dark: 'themeDark', system: 'themeSystem' } as const;

/** The theme choices, for any menu. */
export function ThemeChoice() {
  const t = useTranslations('common');
  const { theme, setTheme } = useTheme();
  return (
    <MenuChoice
      label={t('theme')}
      onChange={setTheme}
      options={THEMES.map((value) => ({ value, label: t(LABELS[value]) }))}
      value={THEMES.find((value) => value === theme) ?? 'system'}
    />
  );
}

/** Changes the theme on pages without an account menu. */
export function ThemeSwitch() {
  const t = useTranslations('common');
  return (
    <Menu
      trigger={
        <Button aria-label={t('theme')} size="icon" variant="ghost">
          {/* Both are drawn and the theme's class hides one: the server does not know the theme. */}
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </Button>
      }
    >
      <ThemeChoice />
    </Menu>
  );
}
