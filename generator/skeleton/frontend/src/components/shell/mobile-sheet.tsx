'use client';

import { Sheet, SheetContent, SheetTitle } from '@/components/ui/sheet';
import { project } from '@/lib/project';
import { BrandMark } from './brand';
import { NavLinks } from './nav-links';

type MobileSheetProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** The ways to all parts of the application, from the left edge of a small screen. */
export default function MobileSheet({ open, onOpenChange }: MobileSheetProps) {
  return (
    <Sheet onOpenChange={onOpenChange} open={open}>
      <SheetContent className="bg-sidebar" side="left">
        <SheetTitle className="flex h-15 shrink-0 items-center gap-2.5 pr-14 pl-4 text-sm">
          <BrandMark />
          <span className="truncate">{project.name}</span>
        </SheetTitle>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pt-1 pb-8">
          <NavLinks onNavigate={() => onOpenChange(false)} />
        </div>
      </SheetContent>
    </Sheet>
  );
}
