import type { ReactNode } from 'react';
import type { ExternalToast } from 'sonner';

type Kind = 'success' | 'error' | 'info' | 'warning' | 'message' | 'loading';
type ToastId = string | number;

let count = 0;

const show =
  (kind: Kind) =>
  (title: ReactNode, options: ExternalToast = {}): ToastId => {
    count += 1;
    const id = options.id ?? `toast-${count}`;
    void import('sonner').then(({ toast: sonner }) => sonner[kind](title, { ...options, id }));
    return id;
  };

/**
 * Short messages about what just happened, as `sonner` has them. Pages come without that library: it is loaded once they
 * stand, by the `Toaster`. Every function returns the id under which the message can be changed or dismissed.
 */
export const toast = {
  success: show('success'),
  error: show('error'),
  info: show('info'),
  warning: show('warning'),
  message: show('message'),
  loading: show('loading'),
  dismiss: (id?: ToastId): void => void import('sonner').then(({ toast: sonner }) => sonner.dismiss(id)),
};
