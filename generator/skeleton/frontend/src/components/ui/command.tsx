'use client';

import { Command as Base } from 'cmdk';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn, type Styled } from '@/lib/cn';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from './dialog';

/** A search over a list that arrow keys walk through. `shouldFilter={false}` where something else finds the items. */
export function Command({ className, ...props }: Styled<typeof Base>) {
  return (
    <Base
      data-slot="command"
      {...props}
      className={cn('flex size-full flex-col overflow-hidden rounded-[inherit] bg-popover', className)}
    />
  );
}

type CommandDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  className?: string;
  children: ReactNode;
};

export function CommandDialog({
  open,
  onOpenChange,
  title,
  description,
  className,
  children,
}: CommandDialogProps) {
  return (
    <Dialog onOpenChange={onOpenChange} open={open}>
      <DialogContent
        className={cn('top-[12dvh] max-w-xl translate-y-0 gap-0 overflow-hidden p-0 sm:p-0', className)}
        showCloseButton={false}
      >
        <DialogTitle className="sr-only">{title}</DialogTitle>
        <DialogDescription className="sr-only">{description}</DialogDescription>
        {children}
      </DialogContent>
    </Dialog>
  );
}

export function CommandInput({
  className,
  children,
  ...props
}: Styled<typeof Base.Input> & { children?: ReactNode }) {
  return (
    <div className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
      <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <Base.Input
        data-slot="command-input"
        {...props}
        className={cn(
          'h-full w-full min-w-0 bg-transparent text-base outline-none placeholder:text-muted-foreground md:text-sm',
          className,
        )}
      />
      {children}
    </div>
  );
}

export function CommandList({ className, ...props }: Styled<typeof Base.List>) {
  return (
    <Base.List
      data-slot="command-list"
      {...props}
      className={cn(
        'max-h-[min(24rem,60dvh)] scroll-py-1.5 overflow-y-auto overscroll-contain p-1.5',
        className,
      )}
    />
  );
}

export function CommandEmpty({ className, ...props }: Styled<typeof Base.Empty>) {
  return (
    <Base.Empty {...props} className={cn('py-10 text-center text-muted-foreground text-sm', className)} />
  );
}

export function CommandGroup({ className, ...props }: Styled<typeof Base.Group>) {
  return (
    <Base.Group
      data-slot="command-group"
      {...props}
      className={cn(
        '**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-muted-foreground **:[[cmdk-group-heading]]:text-xs',
        className,
      )}
    />
  );
}

export function CommandItem({ className, ...props }: Styled<typeof Base.Item>) {
  return (
    <Base.Item
      data-slot="command-item"
      {...props}
      className={cn(
        'relative flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 py-1.5 text-sm outline-none select-none pointer-coarse:min-h-11',
        'data-[disabled=true]:pointer-events-none data-[disabled=true]:opacity-50 data-[selected=true]:bg-accent data-[selected=true]:text-accent-foreground',
        '[&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4 [&_svg:not([class*=text-])]:text-muted-foreground',
        className,
      )}
    />
  );
}

export function CommandSeparator({ className, ...props }: Styled<typeof Base.Separator>) {
  return <Base.Separator {...props} className={cn('-mx-1.5 my-1.5 h-px bg-border', className)} />;
}

export function CommandShortcut({ className, ...props }: Styled<'span'>) {
  return (
    <span
      aria-hidden
      {...props}
      className={cn('ml-auto flex items-center gap-1 text-muted-foreground text-xs', className)}
    />
  );
}
