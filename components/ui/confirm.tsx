'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { type ReactElement, useState } from 'react';
import { Button, buttonStyle } from './button.tsx';

type ConfirmProps = {
  trigger: ReactElement<Record<string, unknown>>;
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
  title,
  description,
  confirmLabel,
  cancelLabel,
  onConfirm,
  danger,
}: ConfirmProps) {
  const [open, setOpen] = useState(false);
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
      <Base.Trigger render={trigger} />
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
