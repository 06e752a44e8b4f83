'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

/** How long the pointer rests on something before words about it are wanted. */
const REST_MS = 400;
/** On the way from one control to its neighbour the words come at once. */
const NEXT_MS = 400;
/** Long enough to move from the control onto the words. */
const LEAVE_MS = 120;

/** When any words were last shown, on any control. */
let shownAt = Number.NEGATIVE_INFINITY;

/** Whether something is said about a control, and what makes it so. */
export type Hovering = {
  open: boolean;
  /** It has been open once: it is loaded from then on. */
  asked: boolean;
  trigger: RefObject<HTMLElement | null>;
  /** The pointer came: in a moment. */
  come: () => void;
  /** The pointer left: unless it comes onto the words. */
  leave: () => void;
  show: () => void;
  hide: () => void;
};

/** Returns whether words about a control are shown, by where the pointer and the focus are. */
export function useHovering(): Hovering {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const trigger = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: boolean): void => {
    clearTimeout(timer.current);
    if (open || next) shownAt = performance.now();
    if (next) setAsked(true);
    setOpen(next);
  };
  const changeIn = (ms: number, next: boolean): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change(next), ms);
  };
  return {
    open,
    asked,
    trigger,
    come: () => changeIn(open || performance.now() - shownAt < NEXT_MS ? 0 : REST_MS, true),
    leave: () => changeIn(LEAVE_MS, false),
    show: () => change(true),
    hide: () => change(false),
  };
}
