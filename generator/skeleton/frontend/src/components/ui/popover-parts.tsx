'use client';

import { Popover as Base } from '@base-ui/react/popover';
import { cn, type Styled } from '@/lib/cn';
import { popupStyle } from './control';
import { closesWith, type Opening } from './opening';

/** What `popover.tsx` loads with the first wish for one; pages take it from there. */
export const PopoverClose = Base.Close;

type PopoverContentProps = { opening: Opening } & Styled<typeof Base.Popup> &
  Pick<Base.Positioner.Props, 'align' | 'side' | 'sideOffset' | 'alignOffset' | 'anchor'>;

export function PopoverContent({
  opening,
  className,
  align = 'center',
  side = 'bottom',
  sideOffset = 4,
  alignOffset,
  anchor,
  ...props
}: PopoverContentProps) {
  const { open, trigger } = opening;
  return (
    <Base.Root onOpenChange={closesWith(opening)} open={open}>
      <Base.Portal>
        <Base.Positioner
          align={align}
          alignOffset={alignOffset}
          anchor={anchor ?? trigger}
          className="z-50 outline-none"
          collisionPadding={8}
          side={side}
          sideOffset={sideOffset}
        >
          <Base.Popup
            data-slot="popover-content"
            finalFocus={() => trigger.current ?? true}
            {...props}
            className={cn(
              popupStyle,
              'max-h-(--available-height) w-72 max-w-[calc(100vw-1rem)] overflow-y-auto p-4 text-sm',
              className,
            )}
          />
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function PopoverTitle({ className, ...props }: Styled<typeof Base.Title>) {
  return <Base.Title data-slot="popover-title" {...props} className={cn('font-medium text-sm', className)} />;
}

export function PopoverDescription({ className, ...props }: Styled<typeof Base.Description>) {
  return <Base.Description {...props} className={cn('text-muted-foreground text-sm', className)} />;
}
