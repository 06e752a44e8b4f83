'use client';

import { PanelLeft, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Separator } from '@/components/ui/separator';
import { Hint } from '@/components/ui/tooltip';
import { useApple } from '@/lib/shortcuts/use-apple';
import { Connection } from './connection';
import { CrumbTrail } from './crumb-trail';
import { MobileNav } from './mobile-nav';
import { LanguageMenu, ThemeMenu } from './preferences';
import { useShell } from './shell-context';
import { UserMenu } from './user-menu';

/** What stays above every page: where it is, the search, and who is signed in. */
export function TopBar({ onSearchNear }: { onSearchNear: () => void }) {
  const t = useTranslations('shell');
  const { collapsed, toggleSidebar } = useShell();
  const label = t(collapsed ? 'nav.expand' : 'nav.collapse');
  return (
    <header
      className="sticky top-0 z-30 flex h-13 shrink-0 items-center gap-2 border-b bg-background/95 px-4 backdrop-blur-sm md:px-5"
      data-print="hidden"
    >
      <MobileNav />
      <Hint label={label} shortcut="[" side="bottom">
        <Button
          aria-controls="sidebar"
          aria-expanded={!collapsed}
          aria-label={label}
          className="-ml-1.5 text-muted-foreground max-md:hidden"
          onClick={toggleSidebar}
          size="icon-sm"
          variant="ghost"
        >
          <PanelLeft aria-hidden />
        </Button>
      </Hint>
      <Separator className="my-4 mr-1 max-md:hidden" orientation="vertical" />
      <div className="min-w-0 flex-1">
        <CrumbTrail />
      </div>
      <Connection />
      <SearchButton onNear={onSearchNear} />
      <LanguageMenu />
      <ThemeMenu />
      <UserMenu />
    </header>
  );
}

/** Opens the palette; what it needs is fetched as soon as the pointer or the focus comes near. */
function SearchButton({ onNear }: { onNear: () => void }) {
  const t = useTranslations('shell');
  const { setPaletteOpen } = useShell();
  const apple = useApple();
  const shared = { onClick: () => setPaletteOpen(true), onFocus: onNear, onPointerEnter: onNear };
  return (
    <>
      <button
        {...shared}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-8 w-52 items-center gap-2 rounded-md border bg-muted/60 pr-1.5 pl-2.5 text-muted-foreground text-sm transition-colors hover:border-input hover:bg-accent max-lg:hidden"
        type="button"
      >
        <Search aria-hidden className="size-3.5" />
        <span className="flex-1 text-left">{t('search.button')}</span>
        <Kbd aria-hidden className="bg-background">
          {apple ? '⌘ K' : 'Ctrl K'}
        </Kbd>
      </button>
      <Button
        {...shared}
        aria-keyshortcuts="Control+K Meta+K"
        aria-label={t('search.button')}
        className="lg:hidden"
        size="icon-sm"
        variant="ghost"
      >
        <Search aria-hidden />
      </Button>
    </>
  );
}
