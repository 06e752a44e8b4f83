'use client';

import {
  CircleUserRound,
  Keyboard,
  Languages,
  LayoutDashboard,
  LogOut,
  type LucideIcon,
  Plus,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useAuth } from '@/lib/auth/user-context';
import { leaveTo } from '@/lib/forms/leaving';
import { inSentence } from '@/lib/format/text';
import { useFeature } from '@/lib/switches/features-provider';
import type { Keys } from '@/lib/shortcuts/keys';
import { entityIcon } from './entity-icon';
import { ADMIN_ICONS } from './nav-links';
import { LANGUAGES, THEMES, useLanguage } from './preferences';
import { useShell } from './shell-context';

export type PaletteCommand = {
  id: string;
  group: 'go' | 'create' | 'preferences';
  label: string;
  /** Other words somebody may look for. */
  keywords?: string;
  icon: LucideIcon;
  keys?: Keys;
  run: () => void;
};

/** Returns all that can be done from the palette, by whoever looks at it. */
export function usePaletteCommands(): readonly PaletteCommand[] {
  const t = useTranslations();
  const router = useRouter();
  const { entities, adminPages, account, setShortcutsOpen } = useShell();
  const { signOut } = useAuth();
  const readOnly = useFeature('read_only');
  const { setTheme } = useTheme();
  const { locale, choose } = useLanguage();
  const go = (href: string) => () => leaveTo(href, router.push);
  return [
    {
      id: 'go:dashboard',
      group: 'go',
      label: t('shell.nav.dashboard'),
      icon: LayoutDashboard,
      keys: 'g d',
      run: go('/dashboard'),
    },
    ...entities.map(
      ({ key, route }, index): PaletteCommand => ({
        id: `go:${key}`,
        group: 'go',
        label: t(`entities.${key}.many`),
        icon: entityIcon(key),
        keys: index < 9 ? `g ${index + 1}` : undefined,
        run: go(`/${route}`),
      }),
    ),
    ...adminPages.map(
      (page): PaletteCommand => ({
        id: `admin:${page}`,
        group: 'go',
        label: t(`shell.admin.${page}`),
        keywords: t('shell.nav.admin'),
        icon: ADMIN_ICONS[page],
        run: go(`/admin/${page}`),
      }),
    ),
    ...(account
      ? [
          {
            id: 'go:profile',
            group: 'go',
            label: t('shell.user.profile'),
            keywords: account.email,
            icon: CircleUserRound,
            run: go('/profile'),
          } as const,
        ]
      : []),
    ...entities
      .filter(({ canCreate }) => canCreate && !readOnly)
      .map(
        ({ key, route }): PaletteCommand => ({
          id: `new:${key}`,
          group: 'create',
          label: t('shell.search.create', { one: inSentence(t(`entities.${key}.one`)) }),
          keywords: t('shell.search.createWords'),
          icon: Plus,
          run: go(`/${route}/new`),
        }),
      ),
    ...THEMES.map(
      ({ value, icon }): PaletteCommand => ({
        id: `theme:${value}`,
        group: 'preferences',
        label: t('shell.search.theme', { theme: t(`shell.theme.${value}`) }),
        icon,
        run: () => setTheme(value),
      }),
    ),
    ...LANGUAGES.filter(({ value }) => value !== locale).map(
      ({ value, label }): PaletteCommand => ({
        id: `language:${value}`,
        group: 'preferences',
        label: t('shell.search.language', { language: label }),
        keywords: 'language idioma',
        icon: Languages,
        run: () => choose(value),
      }),
    ),
    {
      id: 'shortcuts',
      group: 'preferences',
      label: t('shell.shortcuts.title'),
      icon: Keyboard,
      keys: '?',
      run: () => setShortcutsOpen(true),
    },
    ...(account
      ? [
          {
            id: 'sign-out',
            group: 'preferences',
            label: t('shell.user.signOut'),
            icon: LogOut,
            run: () => void signOut().catch(() => {}),
          } as const,
        ]
      : []),
  ];
}
