'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Returns a box with what was given last: for listeners that are set up once and always mean the present. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
