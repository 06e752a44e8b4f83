'use client';

import { useEffect } from 'react';
import { whenIdle } from '@/lib/idle';

/**
 * Fetches what pages come without, menus, popovers and short words about controls, once the page stands: they open at
 * once then, and also where the connection is lost meanwhile.
 */
export function EarlyParts() {
  useEffect(
    () =>
      whenIdle(() => {
        void import('@/components/ui/dropdown-menu-parts');
        void import('@/components/ui/popover-parts');
        void import('@/components/ui/tooltip-parts');
      }),
    [],
  );
  return null;
}
