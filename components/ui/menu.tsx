'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn.ts';

const popupStyle =
  'min-w-48 max-w-80 origin-(--transform-origin) rounded-lg border bg-raised p-1 text-sm shadow-high transition-[opacity,scale] duration-100 outline-none data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0';
const itemStyle =
  'flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-ink outline-none select-none data-highlighted:bg-hover data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted';

type MenuProps = {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
};

/** A list of things to do, opened by its trigger. */
export function Menu({ trigger, children, align = 'end', side = 'bottom' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} className="z-50" collisionPadding={8} side={side} sideOffset={6}>
          <Base.Popup className={popupStyle}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ItemProps = Omit<Base.Item.Props, 'className'> & { className?: string; danger?: boolean };

export function MenuItem({ className, danger = false, ...props }: ItemProps) {
  return <Base.Item {...props} className={cn(itemStyle, danger && 'text-bad [&_svg]:text-bad', className)} />;
}

/** An item that goes to another page: a real link, so that it opens in a new tab too. */
export function MenuLink({
  className,
  ...props
}: Omit<Base.LinkItem.Props, 'className'> & { className?: string }) {
  return <Base.LinkItem {...props} className={cn(itemStyle, className)} />;
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string; hint?: string; icon?: ReactNode }[];
};

/** One choice out of a few, inside a menu. */
export function MenuChoice<T extends string>({ label, value, onChange, options }: ChoiceProps<T>) {
  return (
    <Base.RadioGroup value={value} onValueChange={onChange}>
      <Base.Group>
        <Base.GroupLabel className="px-2 pt-1.5 pb-1 font-medium text-2xs text-ink-faint">
          {label}
        </Base.GroupLabel>
        {options.map((option) => (
          <Base.RadioItem className={itemStyle} closeOnClick key={option.value} value={option.value}>
            {option.icon}
            <span className="flex-1">
              {option.label}
              {option.hint ? <span className="block text-ink-muted text-xs">{option.hint}</span> : null}
            </span>
            <Base.RadioItemIndicator>
              <Check aria-hidden />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.Group>
    </Base.RadioGroup>
  );
}
