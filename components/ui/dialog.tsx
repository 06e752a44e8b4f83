'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { buttonStyle } from './button.tsx';
import { cn } from './cn.ts';

const backdropStyle =
  'fixed inset-0 z-40 min-h-dvh bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0';

type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  closeLabel: string;
  children: ReactNode;
};

/** A panel from the end edge of the screen, over the page it belongs to. */
export function Sheet({ open, onOpenChange, title, description, closeLabel, children }: SheetProps) {
  return (
    <Base.Root onOpenChange={onOpenChange} open={open}>
      <Base.Portal>
        <Base.Backdrop className={backdropStyle} />
        <Base.Popup className="fixed inset-y-0 right-0 z-50 flex w-[min(44rem,100vw)] flex-col border-l bg-surface shadow-high transition-transform duration-200 ease-out outline-none data-ending-style:translate-x-full data-starting-style:translate-x-full">
          <header className="flex items-start gap-3 border-b px-5 py-4">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              {description ? (
                <Base.Description className="text-ink-muted text-sm">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close aria-label={closeLabel} className={buttonStyle({ variant: 'ghost', size: 'icon' })}>
              <X aria-hidden />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

type DialogProps = {
  /** What opens it; absent where somebody else does, by `open`. */
  trigger?: ReactElement<Record<string, unknown>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  children: ReactNode;
  closeLabel: string;
  className?: string;
};

/** A window over the page, opened by its trigger. */
export function Dialog({ trigger, open, onOpenChange, title, children, closeLabel, className }: DialogProps) {
  return (
    <Base.Root onOpenChange={onOpenChange} open={open}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={backdropStyle} />
        <Base.Popup
          className={cn(
            'fixed top-1/2 left-1/2 z-50 max-h-[85dvh] w-[min(32rem,calc(100vw-2rem))] -translate-1/2 overflow-y-auto rounded-xl border bg-raised p-5 shadow-high transition-[opacity,scale] duration-150 outline-none data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0',
            className,
          )}
        >
          <div className="mb-3 flex items-center justify-between gap-3">
            <Base.Title className="font-semibold text-lg">{title}</Base.Title>
            <Base.Close
              aria-label={closeLabel}
              className={buttonStyle({ variant: 'ghost', size: 'icon-sm' })}
            >
              <X aria-hidden />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
