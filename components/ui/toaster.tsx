'use client';

import { useTheme } from 'next-themes';
import { Toaster as Sonner } from 'sonner';

const THEMES = { light: 'light', dark: 'dark' } as const;

/** Where short messages about what just happened appear. */
export function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      containerAriaLabel={label}
      position="bottom-right"
      theme={resolvedTheme === 'dark' ? THEMES.dark : THEMES.light}
      toastOptions={{
        closeButtonAriaLabel: closeLabel,
        classNames: {
          toast: '!rounded-lg !border-line !bg-raised !font-sans !text-ink !text-sm !shadow-high',
          description: '!text-ink-muted',
        },
      }}
    />
  );
}
