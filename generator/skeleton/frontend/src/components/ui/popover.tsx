'use client';

import { Popover as Base } from '@base-ui/react/popover';
import { cn, type Styled } from '@/lib/cn';
import { popupStyle } from './control';

/** Controls that open beside what they belong to: `<PopoverTrigger render={<Button …/>}>`. */
export const Popover = Base.Root;
export const PopoverTrigger = Base.Trigger;
export const PopoverClose = Base.Close;

type PopoverContentProps = Styled<typeof Base.Popup> &
  Pick<Base.Positioner.Props, 'align' | 'side' | 'sideOffset' | 'alignOffset' | 'anchor'>;

export function PopoverContent({
  className,
  align = 'center',
  side = 'bottom',
  sideOffset = 4,
  alignOffset,
  anchor,
  ...props
}: PopoverContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner
        align={align}
        alignOffset={alignOffset}
        anchor={anchor}
        className="z-50 outline-none"
        collisionPadding={8}
        side={side}
        sideOffset={sideOffset}
      >
        <Base.Popup
          data-slot="popover-content"
          {...props}
          className={cn(
            popupStyle,
            'max-h-(--available-height) w-72 max-w-[calc(100vw-1rem)] overflow-y-auto p-4 text-sm',
            className,
          )}
        />
      </Base.Positioner>
    </Base.Portal>
  );
}

export function PopoverTitle({ className, ...props }: Styled<typeof Base.Title>) {
  return <Base.Title data-slot="popover-title" {...props} className={cn('font-medium text-sm', className)} />;
}

export function PopoverDescription({ className, ...props }: Styled<typeof Base.Description>) {
  return <Base.Description {...props} className={cn('text-muted-foreground text-sm', className)} />;
}
