'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { cn, type Styled } from '@/lib/cn';
import { Kbd } from './kbd';

/** A few words about a control; never the only place where something is said. One provider for all is in `providers.tsx`. */
export const Tooltip = Base.Root;
export const TooltipTrigger = Base.Trigger;
export const TooltipProvider = Base.Provider;

export function TooltipContent({
  className,
  side = 'top',
  align,
  sideOffset = 6,
  ...props
}: Styled<typeof Base.Popup> & Pick<Base.Positioner.Props, 'side' | 'align' | 'sideOffset'>) {
  return (
    <Base.Portal>
      <Base.Positioner
        align={align}
        className="z-50"
        collisionPadding={8}
        side={side}
        sideOffset={sideOffset}
      >
        <Base.Popup
          data-slot="tooltip-content"
          {...props}
          className={cn(
            'flex max-w-72 items-center gap-2 rounded-md bg-foreground px-2 py-1 text-background text-xs shadow-md transition-opacity duration-100 data-ending-style:opacity-0 data-instant:transition-none data-starting-style:opacity-0',
            className,
          )}
        />
      </Base.Positioner>
    </Base.Portal>
  );
}

type HintProps = {
  label: ReactNode;
  /** Keys that do the same, as shown: `⌘K`. */
  shortcut?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement<Record<string, unknown>>;
};

/** A tooltip in one element: `<Hint label={t('edit')}><Button aria-label={t('edit')} …/></Hint>`. */
export function Hint({ label, shortcut, side, children }: HintProps) {
  return (
    <Tooltip>
      <TooltipTrigger render={children} />
      <TooltipContent side={side}>
        {label}
        {shortcut ? (
          <Kbd className="border-transparent bg-background/20 text-background">{shortcut}</Kbd>
        ) : null}
      </TooltipContent>
    </Tooltip>
  );
}
