'use client';

import {
  type ComponentProps,
  createContext,
  lazy,
  type PointerEvent,
  type FocusEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  use,
} from 'react';
import { type Slotted, withProps } from './slot';
import { type Hovering, useHovering } from './use-hovering';

/*
 * A few words about a control; never the only place where something is said. Pages come without any: they are loaded when
 * the pointer or the focus comes near the first of them.
 */
const load = () => import('./tooltip-parts');
type Parts = Awaited<ReturnType<typeof load>>;
const Content = lazy(async () => ({ default: (await load()).TooltipContent }));

const Context = createContext<Hovering | null>(null);

function useTooltip(): Hovering {
  const hovering = use(Context);
  if (!hovering) throw new Error('parts of a tooltip belong inside Tooltip');
  return hovering;
}

export function Tooltip({ children }: { children: ReactNode }) {
  return <Context value={useHovering()}>{children}</Context>;
}

type TriggerProps = { render: ReactElement };

/** What the words are about: `<TooltipTrigger render={<Button …/>} />`. */
export function TooltipTrigger({ render, ...props }: TriggerProps) {
  const { trigger, come, leave, show, hide } = useTooltip();
  return withProps(render as Slotted, {
    ...props,
    ref: trigger,
    onPointerEnter: (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      void load();
      come();
    },
    onPointerLeave: leave,
    onPointerDown: hide,
    onClick: hide,
    onFocus: (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.matches(':focus-visible')) return;
      void load();
      show();
    },
    onBlur: hide,
  });
}

export function TooltipContent(props: Omit<ComponentProps<Parts['TooltipContent']>, 'hovering'>) {
  const hovering = useTooltip();
  if (!hovering.asked) return null;
  return (
    <Suspense fallback={null}>
      <Content {...props} hovering={hovering} />
    </Suspense>
  );
}

type HintProps = {
  label: ReactNode;
  /** Keys that do the same, as shown: `⌘K`. */
  shortcut?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement;
};

/** A tooltip in one element: `<Hint label={t('edit')}><Button aria-label={t('edit')} …/></Hint>`. */
export function Hint({ label, shortcut, side, children }: HintProps) {
  return (
    <Tooltip>
      <TooltipTrigger render={children} />
      <TooltipContent shortcut={shortcut} side={side}>
        {label}
      </TooltipContent>
    </Tooltip>
  );
}
