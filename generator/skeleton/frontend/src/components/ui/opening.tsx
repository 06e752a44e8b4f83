'use client';

import {
  type ComponentProps,
  type MouseEvent,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useRef,
  useState,
} from 'react';
import { type Slotted, withProps } from './slot';

/** Something that opens over the page, and what opens it. */
export type Opening = {
  open: boolean;
  setOpen: (open: boolean) => void;
  /** It has been open once: what it shows is loaded from then on. */
  asked: boolean;
  /** It was opened by a key: the first thing in it is ready to be chosen. */
  byKey: boolean;
  openByKey: () => void;
  /** What it stands beside, and where the focus goes back to. */
  trigger: RefObject<HTMLElement | null>;
};

export type OpeningProps = {
  open?: boolean | undefined;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** What it belongs to, where that is no trigger inside of it. */
  anchor?: RefObject<HTMLElement | null>;
  /** Whether a key opened it, where somebody else does. */
  byKey?: boolean;
};

/** Returns whether something is open and what opens it, by its own state or by that of whoever holds it. */
export function useOpening(props: OpeningProps): Opening {
  const [own, setOwn] = useState(props.defaultOpen ?? false);
  const [key, setKey] = useState(false);
  const open = props.open ?? own;
  const [asked, setAsked] = useState(open);
  if (open && !asked) setAsked(true);
  const trigger = useRef<HTMLElement>(null);
  const change = (next: boolean, byKey: boolean): void => {
    setKey(byKey);
    setOwn(next);
    props.onOpenChange?.(next);
  };
  return {
    open,
    setOpen: (next) => change(next, false),
    asked,
    byKey: props.byKey ?? key,
    openByKey: () => change(true, true),
    trigger: props.anchor ?? trigger,
  };
}

export type OpeningTriggerProps = Omit<ComponentProps<'button'>, 'ref'> & { render?: ReactElement };

type Props = OpeningTriggerProps & {
  opening: Opening;
  kind: 'menu' | 'dialog';
  /** Fetches what it will show, as soon as somebody comes near. */
  load: () => Promise<unknown>;
};

/** What opens it: a plain button, so that pages need nothing more to be drawn. */
export function OpeningTrigger({ opening, kind, load, render, ...props }: Props) {
  const near = (): void => void load();
  const button = withProps((render ?? <button type="button" />) as Slotted, {
    ref: opening.trigger,
    'aria-haspopup': kind,
    'aria-expanded': opening.open,
    'data-popup-open': opening.open ? '' : undefined,
    onPointerEnter: near,
    onFocus: near,
    onClick: (event: MouseEvent) => {
      // A click without a press is that of a key.
      if (event.detail === 0 && !opening.open) opening.openByKey();
      else opening.setOpen(!opening.open);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (kind !== 'menu' || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      opening.openByKey();
    },
  });
  return withProps(button as Slotted, props);
}

type Change = { reason: string; event: Event; cancel: () => void };

/** Takes an opening, returns what it does once it closes by itself: a press on its trigger is the trigger's to answer. */
export const closesWith =
  ({ setOpen, trigger }: Opening) =>
  (open: boolean, { event, cancel }: Change): void => {
    const onto = event instanceof FocusEvent ? event.relatedTarget : event.target;
    const onTrigger = event.type !== 'keydown' && onto instanceof Node && trigger.current?.contains(onto);
    if (!open && onTrigger) cancel();
    else setOpen(open);
  };
