'use client';

import { cva, type VariantProps } from 'class-variance-authority';
import { createContext, type KeyboardEvent, use, useId, useState } from 'react';
import { cn, type Styled } from '@/lib/cn';

type TabsState = { id: string; value: string; choose: (value: string) => void };

const Context = createContext<TabsState | null>(null);

function useTabs(): TabsState {
  const tabs = use(Context);
  if (!tabs) throw new Error('parts of tabs belong inside Tabs');
  return tabs;
}

type TabsProps = Omit<Styled<'div'>, 'onChange' | 'defaultValue'> & {
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
};

export function Tabs({ className, value: given, defaultValue = '', onValueChange, ...props }: TabsProps) {
  const id = useId();
  const [own, setOwn] = useState(defaultValue);
  const value = given ?? own;
  const choose = (next: string): void => {
    if (next === value) return;
    setOwn(next);
    onValueChange?.(next);
  };
  return (
    <Context value={{ id, value, choose }}>
      <div data-slot="tabs" {...props} className={cn('flex flex-col gap-3', className)} />
    </Context>
  );
}

const listStyle = cva('group/tabs relative flex items-center', {
  variants: {
    variant: {
      default: 'w-fit max-w-full gap-0.5 overflow-x-auto rounded-lg bg-muted p-0.5',
      line: 'w-full gap-1 overflow-x-auto border-b',
    },
  },
  defaultVariants: { variant: 'default' },
});

/** The row of tabs; arrow keys move between them. Name it: `aria-label`. */
export function TabsList({
  className,
  variant = 'default',
  ...props
}: Styled<'div'> & VariantProps<typeof listStyle>) {
  return (
    <div
      data-slot="tabs-list"
      data-variant={variant}
      onKeyDown={moveFocus}
      role="tablist"
      {...props}
      className={cn(listStyle({ variant }), className)}
    />
  );
}

/** Only the tab that is open is on the way of the Tab key; the others are an arrow away. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]:not(:disabled)')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  tabs.at(to % tabs.length)?.focus();
}

export function TabsTrigger({ className, value, ...props }: Styled<'button'> & { value: string }) {
  const tabs = useTabs();
  const active = tabs.value === value;
  return (
    <button
      aria-selected={active}
      data-active={active ? '' : undefined}
      data-slot="tabs-trigger"
      id={`${tabs.id}-${value}-tab`}
      onClick={() => tabs.choose(value)}
      role="tab"
      tabIndex={active ? 0 : -1}
      type="button"
      {...props}
      className={cn(
        'relative z-1 flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-3 font-medium text-muted-foreground text-sm whitespace-nowrap transition-colors select-none hover:text-foreground disabled:pointer-events-none disabled:opacity-50 data-active:text-foreground',
        'group-data-[variant=default]/tabs:data-active:bg-background group-data-[variant=default]/tabs:data-active:shadow-sm dark:group-data-[variant=default]/tabs:data-active:bg-accent',
        'after:pointer-events-none after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:scale-x-0 after:rounded-full after:bg-primary after:transition-transform after:duration-200 after:ease-out group-data-[variant=line]/tabs:data-active:after:scale-x-100',
        'focus-visible:-outline-offset-2 group-data-[variant=line]/tabs:h-10 [&_svg:not([class*=size-])]:size-4 [&_svg]:shrink-0',
        className,
      )}
    />
  );
}

export function TabsContent({ className, value, ...props }: Styled<'div'> & { value: string }) {
  const tabs = useTabs();
  if (tabs.value !== value) return null;
  return (
    <div
      aria-labelledby={`${tabs.id}-${value}-tab`}
      data-slot="tabs-content"
      role="tabpanel"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel of text alone is reached and scrolled by keys
      tabIndex={0}
      {...props}
      className={cn('flex-1 focus-visible:-outline-offset-2', className)}
    />
  );
}
