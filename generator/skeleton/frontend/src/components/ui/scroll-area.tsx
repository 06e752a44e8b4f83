'use client';

import { ScrollArea as Base } from '@base-ui/react/scroll-area';
import { cn, type Styled } from '@/lib/cn';

/** A part of the page that scrolls on its own, reachable by keyboard. */
export function ScrollArea({ className, children, ...props }: Styled<typeof Base.Root>) {
  return (
    <Base.Root data-slot="scroll-area" {...props} className={cn('relative', className)}>
      <Base.Viewport className="size-full overscroll-contain rounded-[inherit] focus-visible:-outline-offset-2">
        <Base.Content>{children}</Base.Content>
      </Base.Viewport>
      <ScrollBar />
      <ScrollBar orientation="horizontal" />
      <Base.Corner />
    </Base.Root>
  );
}

export function ScrollBar({ className, orientation = 'vertical', ...props }: Styled<typeof Base.Scrollbar>) {
  return (
    <Base.Scrollbar
      orientation={orientation}
      {...props}
      className={cn(
        'flex touch-none p-px opacity-0 transition-opacity select-none data-hovering:opacity-100 data-scrolling:opacity-100 data-scrolling:duration-0',
        orientation === 'vertical' ? 'w-2' : 'h-2 flex-col',
        className,
      )}
    >
      <Base.Thumb className="flex-1 rounded-full bg-(--scrollbar)" />
    </Base.Scrollbar>
  );
}
