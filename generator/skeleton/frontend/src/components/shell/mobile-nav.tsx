'use client';

import { Menu } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

const MobileSheet = dynamic(() => import('./mobile-sheet'), { ssr: false });

/** Opens the ways to all parts of the application on small screens; the sheet itself is loaded with the first wish for it. */
export function MobileNav() {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-label={t('nav.open')}
        className="-ml-1.5 md:hidden"
        onClick={() => {
          setAsked(true);
          setOpen(true);
        }}
        size="icon"
        variant="ghost"
      >
        <Menu aria-hidden />
      </Button>
      {asked ? <MobileSheet onOpenChange={setOpen} open={open} /> : null}
    </>
  );
}
