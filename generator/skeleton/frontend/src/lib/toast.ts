import type { ReactNode } from 'react';
import type { ExternalToast } from 'sonner';

type Kind = 'success' | 'error' | 'info' | 'warning' | 'message' | 'loading';
type ToastId = string | number;

let count = 0;

let wanted = false;
const listeners = new Set<() => void>();
let stand: () => void = () => {};
const standing = new Promise<void>((resolve) => {
  stand = resolve;
});

/** Where messages appear: put up with the first of them, if it was not before. */
export const stage = {
  listen: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isWanted: (): boolean => wanted,
  stands: (): void => stand(),
};

/** Returns the library once it has somewhere to show what it is told. */
async function ready() {
  wanted = true;
  for (const listener of listeners) listener();
  const [{ toast: sonner }] = await Promise.all([import('sonner'), standing]);
  return sonner;
}

const show =
  (kind: Kind) =>
  (title: ReactNode, options: ExternalToast = {}): ToastId => {
    count += 1;
    const id = options.id ?? `toast-${count}`;
    void ready().then((sonner) => sonner[kind](title, { ...options, id }));
    return id;
  };

/**
 * Short messages about what just happened, as `sonner` has them. Pages come without that library: it is loaded once they
 * stand, or with the first message. Every function returns the id under which the message can be changed or dismissed.
 */
export const toast = {
  success: show('success'),
  error: show('error'),
  info: show('info'),
  warning: show('warning'),
  message: show('message'),
  loading: show('loading'),
  dismiss: (id?: ToastId): void => void ready().then((sonner) => sonner.dismiss(id)),
};
