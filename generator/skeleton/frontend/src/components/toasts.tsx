'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { whenIdle } from '@/lib/idle';
import { stage } from '@/lib/toast';

const Toaster = dynamic(() => import('@/components/ui/sonner').then((module) => module.Toaster), {
  ssr: false,
});

/** Where short messages appear: nothing has happened yet when a page comes, so it comes after, or with the first of them. */
export function Toasts() {
  const wanted = useSyncExternalStore(stage.listen, stage.isWanted, () => false);
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  return wanted || idle ? <Toaster /> : null;
}
