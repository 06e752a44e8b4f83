'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn, type Styled } from '@/lib/cn';
import { buttonVariants } from './button';
import { descriptionStyle, footerStyle, headerStyle, overlayStyle, titleStyle, windowStyle } from './overlay';

/** A window over the page; it keeps the focus inside and gives it back. */
export const Dialog = Base.Root;
export const DialogTrigger = Base.Trigger;
export const DialogClose = Base.Close;
export const DialogPortal = Base.Portal;

export function DialogOverlay({ className, ...props }: Styled<typeof Base.Backdrop>) {
  return <Base.Backdrop data-slot="dialog-overlay" {...props} className={cn(overlayStyle, className)} />;
}

export function DialogContent({
  className,
  children,
  showCloseButton = true,
  ...props
}: Styled<typeof Base.Popup> & { showCloseButton?: boolean }) {
  const t = useTranslations('shell');
  return (
    <Base.Portal>
      <DialogOverlay />
      <Base.Popup data-slot="dialog-content" {...props} className={cn(windowStyle, className)}>
        {children}
        {showCloseButton ? (
          <Base.Close
            aria-label={t('close')}
            className={cn(
              buttonVariants({ variant: 'ghost', size: 'icon-sm' }),
              'absolute top-3.5 right-3.5 text-muted-foreground',
            )}
          >
            <X aria-hidden />
          </Base.Close>
        ) : null}
      </Base.Popup>
    </Base.Portal>
  );
}

export function DialogHeader({ className, ...props }: Styled<'div'>) {
  return <div data-slot="dialog-header" {...props} className={cn(headerStyle, className)} />;
}

export function DialogFooter({ className, ...props }: Styled<'div'>) {
  return <div data-slot="dialog-footer" {...props} className={cn(footerStyle, className)} />;
}

export function DialogTitle({ className, ...props }: Styled<typeof Base.Title>) {
  return <Base.Title data-slot="dialog-title" {...props} className={cn(titleStyle, className)} />;
}

export function DialogDescription({ className, ...props }: Styled<typeof Base.Description>) {
  return (
    <Base.Description data-slot="dialog-description" {...props} className={cn(descriptionStyle, className)} />
  );
}
