'use client';

import { Settings2Icon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { DisplayPanel } from './lazy';

/** Which columns a table has, in which order, and how close its lines are. */
export function DisplayMenu() {
  const t = useTranslations('list');
  return (
    <Popover>
      <PopoverTrigger
        render={
          <Button variant="outline" size="sm">
            <Settings2Icon aria-hidden="true" />
            <span className="max-sm:sr-only">{t('display.open')}</span>
          </Button>
        }
      />
      <PopoverContent align="end" className="w-72 p-0" aria-label={t('display.open')}>
        <DisplayPanel />
      </PopoverContent>
    </Popover>
  );
}
