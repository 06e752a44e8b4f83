'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { type ReactElement, useState } from 'react';
import { Button, buttonStyle } from './button.tsx';

type ConfirmProps = {
  /** What opens it; absent where somebody else does, by `open`. */
  trigger?: ReactElement<Record<string, unknown>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  description: string;
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => Promise<void>;
  danger?: boolean;
};

/** Asks before something that cannot be taken back; stays open, busy, until it is done. */
export function Confirm({
  trigger,
  open: givenOpen,
  onOpenChange,
  title,
  description,
  confirmLabel,
  cancelLabel,
  onConfirm,
  danger,
}: ConfirmProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const open = givenOpen ?? ownOpen;
  const setOpen = onOpenChange ?? setOwnOpen;
  const [busy, setBusy] = useState(false);

  async function confirm() {
    setBusy(true);
    try {
      await onConfirm();
      setOpen(false);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Base.Root onOpenChange={setOpen} open={open}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 min-h-dvh bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed top-1/2 left-1/2 z-50 w-[min(26rem,calc(100vw-2rem))] -translate-1/2 rounded-xl border bg-raised p-5 shadow-high transition-[opacity,scale] duration-150 outline-none data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0">
          <Base.Title className="font-semibold text-lg">{title}</Base.Title>
          <Base.Description className="mt-1.5 text-ink-muted text-sm">{description}</Base.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Base.Close className={buttonStyle({ variant: 'ghost' })}>{cancelLabel}</Base.Close>
            <Button busy={busy} onClick={confirm} variant={danger ? 'danger' : 'primary'}>
              {confirmLabel}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
