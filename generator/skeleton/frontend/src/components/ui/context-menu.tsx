'use client';

import { ContextMenu as Base } from '@base-ui/react/context-menu';
import { cn, type Styled } from '@/lib/cn';
import { popupStyle } from './control';
import {
  DropdownMenuCheckboxItem,
  DropdownMenuGroup,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuLink,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
} from './dropdown-menu-parts';

/** A menu at the pointer (right button, long press, or the menu key). Its items are those of the dropdown menu. */
export const ContextMenu = Base.Root;
export const ContextMenuTrigger = Base.Trigger;
export const ContextMenuItem = DropdownMenuItem;
export const ContextMenuLink = DropdownMenuLink;
export const ContextMenuCheckboxItem = DropdownMenuCheckboxItem;
export const ContextMenuGroup = DropdownMenuGroup;
export const ContextMenuLabel = DropdownMenuLabel;
export const ContextMenuSeparator = DropdownMenuSeparator;
export const ContextMenuShortcut = DropdownMenuShortcut;

export function ContextMenuContent({ className, ...props }: Styled<typeof Base.Popup>) {
  return (
    <Base.Portal>
      <Base.Positioner className="z-50 outline-none" collisionPadding={8}>
        <Base.Popup
          data-slot="context-menu-content"
          {...props}
          className={cn(
            popupStyle,
            'max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto p-1',
            className,
          )}
        />
      </Base.Positioner>
    </Base.Portal>
  );
}
