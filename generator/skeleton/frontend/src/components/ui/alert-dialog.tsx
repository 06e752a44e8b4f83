'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { cn, type Styled } from '@/lib/cn';
import { Button, type ButtonProps, buttonVariants, type ButtonVariants } from './button';
import { descriptionStyle, footerStyle, headerStyle, overlayStyle, titleStyle, windowStyle } from './overlay';

/** A question that has to be answered before anything else; a click beside it does not close it. */
export const AlertDialog = Base.Root;
export const AlertDialogTrigger = Base.Trigger;

export function AlertDialogContent({
  className,
  size = 'default',
  ...props
}: Styled<typeof Base.Popup> & { size?: 'default' | 'sm' }) {
  return (
    <Base.Portal>
      <Base.Backdrop className={overlayStyle} />
      <Base.Popup
        data-slot="alert-dialog-content"
        {...props}
        className={cn(windowStyle, size === 'sm' ? 'max-w-sm' : 'max-w-md', className)}
      />
    </Base.Portal>
  );
}

export function AlertDialogHeader({ className, ...props }: Styled<'div'>) {
  return <div data-slot="alert-dialog-header" {...props} className={cn(headerStyle, 'pr-0', className)} />;
}

export function AlertDialogFooter({ className, ...props }: Styled<'div'>) {
  return <div data-slot="alert-dialog-footer" {...props} className={cn(footerStyle, className)} />;
}

export function AlertDialogTitle({ className, ...props }: Styled<typeof Base.Title>) {
  return <Base.Title data-slot="alert-dialog-title" {...props} className={cn(titleStyle, className)} />;
}

export function AlertDialogDescription({ className, ...props }: Styled<typeof Base.Description>) {
  return (
    <Base.Description
      data-slot="alert-dialog-description"
      {...props}
      className={cn(descriptionStyle, className)}
    />
  );
}

/** Does it. Stays open: whoever asked closes the window once it is done. */
export function AlertDialogAction(props: ButtonProps) {
  return <Button data-slot="alert-dialog-action" {...props} />;
}

export function AlertDialogCancel({
  className,
  variant = 'outline',
  size,
  ...props
}: Styled<typeof Base.Close> & ButtonVariants) {
  return (
    <Base.Close
      data-slot="alert-dialog-cancel"
      {...props}
      className={cn(buttonVariants({ variant, size }), className)}
    />
  );
}
