'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown, ChevronUp } from 'lucide-react';
import { cn, type Styled } from '@/lib/cn';
import { controlStyle, groupLabelStyle, itemStyle, popupStyle } from './control';

/** One or many (`multiple`) choices out of a list. Give `items` (value and label), so that the trigger shows labels. */
export const Select = Base.Root;
export const SelectGroup = Base.Group;

/** What is chosen, as words; `placeholder` while nothing is. */
export function SelectValue({ className, ...props }: Styled<typeof Base.Value>) {
  return (
    <Base.Value
      data-slot="select-value"
      {...props}
      className={cn('truncate data-placeholder:text-muted-foreground', className)}
    />
  );
}

export function SelectTrigger({
  className,
  size = 'default',
  children,
  ...props
}: Styled<typeof Base.Trigger> & { size?: 'sm' | 'default' }) {
  return (
    <Base.Trigger
      data-slot="select-trigger"
      {...props}
      className={cn(
        controlStyle,
        'flex items-center justify-between gap-2 pr-2 pl-3 text-left select-none hover:border-ring/60 data-popup-open:border-ring [&_svg]:shrink-0',
        size === 'sm' ? 'h-8 pl-2.5 text-sm' : 'h-9',
        className,
      )}
    >
      {children}
      <Base.Icon>
        <ChevronDown aria-hidden className="size-4 text-muted-foreground" />
      </Base.Icon>
    </Base.Trigger>
  );
}

type SelectContentProps = Styled<typeof Base.Popup> &
  Pick<Base.Positioner.Props, 'align' | 'side' | 'sideOffset' | 'alignItemWithTrigger'>;

export function SelectContent({
  className,
  children,
  align = 'start',
  side,
  sideOffset = 4,
  alignItemWithTrigger = false,
  ...props
}: SelectContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner
        align={align}
        alignItemWithTrigger={alignItemWithTrigger}
        className="z-50 outline-none"
        collisionPadding={8}
        side={side}
        sideOffset={sideOffset}
      >
        <Base.Popup
          data-slot="select-content"
          {...props}
          className={cn(
            popupStyle,
            'max-h-[min(22rem,var(--available-height))] min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto p-1',
            className,
          )}
        >
          <Base.ScrollUpArrow className="flex h-6 w-full items-center justify-center">
            <ChevronUp aria-hidden className="size-4" />
          </Base.ScrollUpArrow>
          <Base.List>{children}</Base.List>
          <Base.ScrollDownArrow className="flex h-6 w-full items-center justify-center">
            <ChevronDown aria-hidden className="size-4" />
          </Base.ScrollDownArrow>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

export function SelectItem({ className, children, ...props }: Styled<typeof Base.Item>) {
  return (
    <Base.Item data-slot="select-item" {...props} className={cn(itemStyle, 'pr-8', className)}>
      <Base.ItemText className="flex min-w-0 items-center gap-2 truncate">{children}</Base.ItemText>
      <Base.ItemIndicator className="absolute right-2 flex">
        <Check aria-hidden className="size-4" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}

export function SelectLabel({ className, ...props }: Styled<typeof Base.GroupLabel>) {
  return <Base.GroupLabel data-slot="select-label" {...props} className={cn(groupLabelStyle, className)} />;
}

export function SelectSeparator({ className, ...props }: Styled<typeof Base.Separator>) {
  return <Base.Separator {...props} className={cn('-mx-1 my-1 h-px bg-border', className)} />;
}
