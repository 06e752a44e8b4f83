'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export const Tabs = Base.Root;

type TabListProps = { label: string; children: ReactNode; className?: string };

/** The row of tabs; arrow keys move between them. */
export function TabList({ label, children, className }: TabListProps) {
  return (
    <Base.List aria-label={label} className={cn('relative flex gap-1 overflow-x-auto', className)}>
      {children}
      <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-ink transition-[translate,width] duration-200 ease-out" />
    </Base.List>
  );
}

export function Tab({ className, ...props }: Omit<Base.Tab.Props, 'className'> & { className?: string }) {
  return (
    <Base.Tab
      {...props}
      className={cn(
        'flex h-10 shrink-0 items-center gap-1.5 rounded-md px-2.5 text-ink-muted text-sm whitespace-nowrap select-none hover:text-ink focus-visible:-outline-offset-2 data-active:text-ink [&_svg]:size-4',
        className,
      )}
    />
  );
}

export function TabPanel({
  className,
  ...props
}: Omit<Base.Panel.Props, 'className'> & { className?: string }) {
  return <Base.Panel {...props} className={cn('focus-visible:-outline-offset-2', className)} />;
}
