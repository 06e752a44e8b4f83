'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { leaveTo } from '@/lib/forms/leaving';
import { useShortcutKeys, useShortcuts } from '@/lib/shortcuts/use-shortcuts';
import { useShell } from './shell-context';

/** Entities after the ninth have no digit of their own. */
const DIGITS = 9;

/** The shortcuts that work on every page. */
export function ShellShortcuts() {
  const t = useTranslations();
  const router = useRouter();
  const { entities, paletteOpen, setPaletteOpen, setShortcutsOpen, toggleSidebar } = useShell();
  useShortcutKeys();
  useShortcuts('shell', t('shell.shortcuts.everywhere'), [
    { keys: 'mod+k', label: t('shell.shortcuts.palette'), run: () => setPaletteOpen(!paletteOpen) },
    { keys: '[', label: t('shell.shortcuts.sidebar'), run: toggleSidebar },
    { keys: '?', label: t('shell.shortcuts.help'), run: () => setShortcutsOpen(true) },
  ]);
  useShortcuts('go', t('shell.shortcuts.goTo'), [
    { keys: 'g d', label: t('shell.nav.dashboard'), run: () => leaveTo('/dashboard', router.push) },
    ...entities.slice(0, DIGITS).map(({ key, route }, index) => ({
      keys: `g ${index + 1}`,
      label: t(`entities.${key}.many`),
      run: () => leaveTo(`/${route}`, router.push),
    })),
  ]);
  return null;
}
