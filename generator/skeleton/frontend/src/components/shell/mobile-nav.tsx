'use client';

import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from '@/components/ui/sheet';
import { project } from '@/lib/project';
import { BrandMark } from './brand';
import { NavLinks } from './nav-links';

/** The ways to all parts of the application, on small screens: a sheet from the left. */
export function MobileNav() {
  const [open, setOpen] = useState(false);
  const t = useTranslations('shell');
  return (
    <Sheet onOpenChange={setOpen} open={open}>
      <SheetTrigger
        render={
          <Button aria-label={t('nav.open')} className="-ml-1.5 md:hidden" size="icon" variant="ghost">
            <Menu aria-hidden />
          </Button>
        }
      />
      <SheetContent className="bg-sidebar" side="left">
        <SheetTitle className="flex h-15 shrink-0 items-center gap-2.5 pr-14 pl-4 text-sm">
          <BrandMark />
          <span className="truncate">{project.name}</span>
        </SheetTitle>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pt-1 pb-8">
          <NavLinks onNavigate={() => setOpen(false)} />
        </div>
      </SheetContent>
    </Sheet>
  );
}
