'use client';

import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { remember } from '@/lib/cookie';
import type { AdminPage } from './admin-pages';
import type { NavEntity } from './navigation';

export type Shell = {
  entities: readonly NavEntity[];
  /** Pages of the administration somebody may see. */
  adminPages: readonly AdminPage[];
  /** How the account is called; null without accounts. */
  account: { name: string; email: string } | null;
  collapsed: boolean;
  toggleSidebar: () => void;
  paletteOpen: boolean;
  setPaletteOpen: (open: boolean) => void;
  shortcutsOpen: boolean;
  setShortcutsOpen: (open: boolean) => void;
};

const ShellContext = createContext<Shell | null>(null);

type ShellProviderProps = Pick<Shell, 'entities' | 'adminPages' | 'account'> & {
  /** As the cookie says, so that the first picture is the right one. */
  initiallyCollapsed: boolean;
  children: ReactNode;
};

/** Holds what the parts of the shell share. */
export function ShellProvider({
  entities,
  adminPages,
  account,
  initiallyCollapsed,
  children,
}: ShellProviderProps) {
  const [collapsed, setCollapsed] = useState(initiallyCollapsed);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [shortcutsOpen, setShortcutsOpen] = useState(false);
  const shell = useMemo<Shell>(
    () => ({
      entities,
      adminPages,
      account,
      collapsed,
      toggleSidebar: () => {
        remember('sidebar', collapsed ? 'open' : 'collapsed');
        setCollapsed(!collapsed);
      },
      paletteOpen,
      setPaletteOpen,
      shortcutsOpen,
      setShortcutsOpen,
    }),
    [entities, adminPages, account, collapsed, paletteOpen, shortcutsOpen],
  );
  return <ShellContext value={shell}>{children}</ShellContext>;
}

/** Returns what the parts of the shell share; throws outside of it. */
export function useShell(): Shell {
  const shell = use(ShellContext);
  if (!shell) throw new Error('useShell belongs inside the pages of the application');
  return shell;
}
