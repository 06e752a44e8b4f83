'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight, Circle } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { cn, type Styled } from '@/lib/cn';
import { groupLabelStyle, itemStyle, popupStyle } from './control';
import { closesWith, type Opening } from './opening';

/** What `dropdown-menu.tsx` loads with the first wish for a menu; pages take it from there. */
export const DropdownMenuGroup = Base.Group;
export const DropdownMenuRadioGroup = Base.RadioGroup;
export const DropdownMenuSub = Base.SubmenuRoot;

type ContentProps = Styled<typeof Base.Popup> &
  Pick<Base.Positioner.Props, 'align' | 'side' | 'sideOffset' | 'alignOffset'>;

export function DropdownMenuContent({ opening, ...props }: ContentProps & { opening: Opening }) {
  const popup = useRef<HTMLDivElement>(null);
  const { open, trigger, byKey } = opening;
  return (
    <Base.Root onOpenChange={closesWith(opening)} open={open}>
      <MenuPopup {...props} anchor={trigger} finalFocus={trigger} ref={popup}>
        {byKey ? <FirstItem popup={popup} /> : null}
        {props.children}
      </MenuPopup>
    </Base.Root>
  );
}

/** Lets the first item be chosen at once, as whoever opened a menu by a key expects. */
function FirstItem({ popup }: { popup: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    // The menu itself takes the focus in the next frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() =>
        popup.current
          ?.querySelector<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')
          ?.focus({ preventScroll: true }),
      );
    });
    return () => cancelAnimationFrame(frame);
  }, [popup]);
  return null;
}

type PopupProps = ContentProps & Pick<Base.Positioner.Props, 'anchor'>;

function MenuPopup({
  className,
  anchor,
  align = 'start',
  side = 'bottom',
  sideOffset = 4,
  alignOffset,
  ...props
}: PopupProps) {
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
          data-slot="dropdown-menu-content"
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

type ItemLook = { variant?: 'default' | 'destructive'; inset?: boolean };

const look = ({ variant, inset }: ItemLook, className: string | undefined): string =>
  cn(
    itemStyle,
    inset && 'pl-8',
    variant === 'destructive' &&
      'text-destructive data-highlighted:bg-destructive-soft data-highlighted:text-destructive [&_svg]:text-destructive!',
    className,
  );

export function DropdownMenuItem({
  className,
  variant,
  inset,
  ...props
}: Styled<typeof Base.Item> & ItemLook) {
  return (
    <Base.Item data-slot="dropdown-menu-item" {...props} className={look({ variant, inset }, className)} />
  );
}

/** An item that goes to another page, a real link: `<DropdownMenuLink render={<Link href="…" />}>`. */
export function DropdownMenuLink({ className, ...props }: Styled<typeof Base.LinkItem>) {
  return (
    <Base.LinkItem closeOnClick data-slot="dropdown-menu-link" {...props} className={look({}, className)} />
  );
}

export function DropdownMenuCheckboxItem({
  className,
  children,
  ...props
}: Styled<typeof Base.CheckboxItem>) {
  return (
    <Base.CheckboxItem
      data-slot="dropdown-menu-checkbox-item"
      {...props}
      className={look({}, cn('pr-8', className))}
    >
      {children}
      <Base.CheckboxItemIndicator className="absolute right-2 flex">
        <Check aria-hidden className="size-4" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

export function DropdownMenuRadioItem({ className, children, ...props }: Styled<typeof Base.RadioItem>) {
  return (
    <Base.RadioItem
      closeOnClick
      data-slot="dropdown-menu-radio-item"
      {...props}
      className={look({}, cn('pr-8', className))}
    >
      {children}
      <Base.RadioItemIndicator className="absolute right-2.5 flex">
        <Circle aria-hidden className="size-2 fill-current" />
      </Base.RadioItemIndicator>
    </Base.RadioItem>
  );
}

/** Names a group; only inside `DropdownMenuGroup` or `DropdownMenuRadioGroup`. */
export function DropdownMenuLabel({ className, ...props }: Styled<typeof Base.GroupLabel>) {
  return (
    <Base.GroupLabel data-slot="dropdown-menu-label" {...props} className={cn(groupLabelStyle, className)} />
  );
}

export function DropdownMenuSeparator({ className, ...props }: Styled<typeof Base.Separator>) {
  return <Base.Separator {...props} className={cn('-mx-1 my-1 h-px bg-border', className)} />;
}

/** The keys that do the same; only shown, and not read aloud. */
export function DropdownMenuShortcut({ className, ...props }: Styled<'span'>) {
  return (
    <span
      aria-hidden
      {...props}
      className={cn('ml-auto pl-4 text-muted-foreground text-xs tracking-wide', className)}
    />
  );
}

export function DropdownMenuSubTrigger({
  className,
  inset,
  children,
  ...props
}: Styled<typeof Base.SubmenuTrigger> & { inset?: boolean }) {
  return (
    <Base.SubmenuTrigger
      data-slot="dropdown-menu-sub-trigger"
      {...props}
      className={look({ inset }, cn('data-popup-open:bg-accent', className))}
    >
      {children}
      <ChevronRight aria-hidden className="ml-auto size-4" />
    </Base.SubmenuTrigger>
  );
}

export function DropdownMenuSubContent(props: ContentProps) {
  return <MenuPopup alignOffset={-4} side="right" sideOffset={0} {...props} />;
}
