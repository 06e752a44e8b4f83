'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './kbd.tsx';

type TooltipProps = {
  label: string;
  shortcut?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement<Record<string, unknown>>;
};

/** A few words about the control it wraps; never the only place where something is said. */
export function Tooltip({ label, shortcut, side = 'top', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className="z-50" side={side} sideOffset={6}>
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-md bg-primary px-2 py-1 text-ink-inverse text-xs shadow-high transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {label}
            {shortcut ? (
              <Kbd className="border-transparent bg-ink-inverse/15 text-ink-inverse">{shortcut}</Kbd>
            ) : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** One for the page: after a first tooltip the next ones open at once. */
export const TooltipProvider = Base.Provider;
