'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { cva, type VariantProps } from 'class-variance-authority';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn, type Styled } from '@/lib/cn';
import { buttonVariants } from './button';
import { descriptionStyle, overlayStyle, titleStyle } from './overlay';

/** A panel from an edge of the screen, over the page it belongs to. */
export const Sheet = Base.Root;
export const SheetTrigger = Base.Trigger;
export const SheetClose = Base.Close;

const panelStyle = cva(
  'fixed z-50 flex flex-col bg-popover text-popover-foreground shadow-xl transition-transform duration-200 ease-out outline-none',
  {
    variants: {
      side: {
        right:
          'inset-y-0 right-0 w-[min(28rem,100vw)] border-l data-ending-style:translate-x-full data-starting-style:translate-x-full',
        left: 'inset-y-0 left-0 w-[min(18rem,85vw)] border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
        bottom:
          'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl border-t data-ending-style:translate-y-full data-starting-style:translate-y-full',
        top: 'inset-x-0 top-0 max-h-[85dvh] rounded-b-xl border-b data-ending-style:-translate-y-full data-starting-style:-translate-y-full',
      },
    },
    defaultVariants: { side: 'right' },
  },
);

export function SheetContent({
  className,
  children,
  side,
  showCloseButton = true,
  ...props
}: Styled<typeof Base.Popup> & VariantProps<typeof panelStyle> & { showCloseButton?: boolean }) {
  const t = useTranslations('shell');
  return (
    <Base.Portal>
      <Base.Backdrop className={overlayStyle} />
      <Base.Popup data-slot="sheet-content" {...props} className={cn(panelStyle({ side }), className)}>
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

export function SheetHeader({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="sheet-header"
      {...props}
      className={cn('grid gap-1 border-b px-5 py-4 pr-14', className)}
    />
  );
}

/** What scrolls between header and footer. */
export function SheetBody({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="sheet-body"
      {...props}
      className={cn('min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4', className)}
    />
  );
}

export function SheetFooter({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="sheet-footer"
      {...props}
      className={cn('mt-auto flex items-center justify-end gap-2 border-t px-5 py-3', className)}
    />
  );
}

export function SheetTitle({ className, ...props }: Styled<typeof Base.Title>) {
  return <Base.Title data-slot="sheet-title" {...props} className={cn(titleStyle, className)} />;
}

export function SheetDescription({ className, ...props }: Styled<typeof Base.Description>) {
  return (
    <Base.Description data-slot="sheet-description" {...props} className={cn(descriptionStyle, className)} />
  );
}
