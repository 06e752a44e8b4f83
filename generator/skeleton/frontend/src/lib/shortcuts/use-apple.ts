'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the keyboard has a Command key; false until the page runs in the browser. */
export const useApple = (): boolean =>
  useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
