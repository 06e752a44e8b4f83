'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { EarlyParts } from './early-parts';
import { ReadOnlyBanner } from './read-only-banner';
import { useShell } from './shell-context';
import { ShellShortcuts } from './shell-shortcuts';
import { Sidebar } from './sidebar';
import { TopBar } from './top-bar';

const CommandPalette = dynamic(() => import('./command-palette'), { ssr: false });
const ShortcutsDialog = dynamic(() => import('./shortcuts-dialog'), { ssr: false });

/** What is around every page of the application: the sidebar, the top bar, the palette. */
export function AppShell({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  const { paletteOpen, setPaletteOpen, shortcutsOpen, setShortcutsOpen } = useShell();
  // Both windows are loaded with the first wish to open them, and stay.
  const [near, setNear] = useState(false);
  const [asked, setAsked] = useState(false);
  if (paletteOpen && !near) setNear(true);
  if (shortcutsOpen && !asked) setAsked(true);
  return (
    <div className="flex min-h-dvh">
      <a
        className="skip-link rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground text-sm shadow-lg"
        href="#main"
      >
        {t('skip')}
      </a>
      <Sidebar />
      <div className="flex min-w-0 flex-1 flex-col">
        <ReadOnlyBanner />
        <TopBar onSearchNear={() => setNear(true)} />
        <main className="flex min-w-0 flex-1 flex-col px-4 py-5 md:px-6 md:py-6" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <ShellShortcuts />
      <EarlyParts />
      {near ? <CommandPalette onOpenChange={setPaletteOpen} open={paletteOpen} /> : null}
      {asked ? <ShortcutsDialog onOpenChange={setShortcutsOpen} open={shortcutsOpen} /> : null}
    </div>
  );
}
