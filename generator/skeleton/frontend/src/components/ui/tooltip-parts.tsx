'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import { cn, type Styled } from '@/lib/cn';
import { Kbd } from './kbd';
import type { Hovering } from './use-hovering';

type ContentProps = Styled<typeof Base.Popup> &
  Pick<Base.Positioner.Props, 'side' | 'align' | 'sideOffset'> & {
    hovering: Hovering;
    /** Keys that do the same, as shown: `⌘K`. */
    shortcut?: string | undefined;
  };

/** What `tooltip.tsx` loads with the first wish for one; pages take it from there. */
export function TooltipContent({
  hovering,
  className,
  side = 'top',
  align,
  sideOffset = 6,
  shortcut,
  children,
  ...props
}: ContentProps) {
  const { open, trigger, come, leave, hide } = hovering;
  return (
    <Base.Root onOpenChange={(next) => next || hide()} open={open}>
      <Base.Portal>
        <Base.Positioner
          align={align}
          anchor={trigger}
          className="z-50"
          collisionPadding={8}
          side={side}
          sideOffset={sideOffset}
        >
          <Base.Popup
            data-slot="tooltip-content"
            onPointerEnter={come}
            onPointerLeave={leave}
            {...props}
            className={cn(
              'flex max-w-72 items-center gap-2 rounded-md bg-foreground px-2 py-1 text-background text-xs shadow-md transition-opacity duration-100 data-ending-style:opacity-0 data-instant:transition-none data-starting-style:opacity-0',
              className,
            )}
          >
            {children}
            {shortcut ? (
              <Kbd className="border-transparent bg-background/20 text-background">{shortcut}</Kbd>
            ) : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
