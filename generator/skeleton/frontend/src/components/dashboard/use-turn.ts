'use client';

import { startTransition, useEffect, useState } from 'react';
import { takeTurn } from '@/lib/turns';

/** Returns whether it is the turn of what need not be there at once; what is drawn for it comes in small steps. */
export function useTurn(): boolean {
  const [hasCome, setCome] = useState(false);
  useEffect(() => {
    let gone = false;
    void takeTurn().then(() => {
      if (!gone) startTransition(() => setCome(true));
    });
    return () => {
      gone = true;
    };
  }, []);
  return hasCome;
}
