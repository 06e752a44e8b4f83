'use client';

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useEffect } from 'react';
import { Toaster as Sonner, type ToasterProps } from 'sonner';
import { stage } from '@/lib/toast';
import { Spinner } from './spinner';

/** Where short messages about what just happened appear; `toast` itself comes from `lib/toast`. */
export function Toaster(props: ToasterProps) {
  const t = useTranslations('shell');
  const { resolvedTheme } = useTheme();
  // What there is to tell can be told from now on.
  useEffect(stage.stands, []);
  return (
    <Sonner
      containerAriaLabel={t('notifications')}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-success" />,
        info: <Info aria-hidden className="size-4 text-info" />,
        warning: <TriangleAlert aria-hidden className="size-4 text-warning" />,
        error: <CircleAlert aria-hidden className="size-4 text-destructive" />,
        loading: <Spinner />,
      }}
      mobileOffset={12}
      position="bottom-right"
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      toastOptions={{
        closeButtonAriaLabel: t('close'),
        classNames: {
          toast:
            'rounded-lg! border-border! bg-popover! font-sans! text-popover-foreground! text-sm! shadow-lg!',
          description: 'text-muted-foreground!',
          actionButton: 'h-7! rounded-sm! bg-primary! px-2.5! font-medium! text-primary-foreground!',
          cancelButton: 'h-7! rounded-sm! bg-secondary! text-secondary-foreground!',
        },
      }}
      {...props}
    />
  );
}
