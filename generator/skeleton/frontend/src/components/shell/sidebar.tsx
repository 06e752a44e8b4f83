'use client';

import { cn } from '@/lib/cn';
import { project } from '@/lib/project';
import { BrandMark } from './brand';
import { NavLinks } from './nav-links';
import { HoverLink } from './hover-link';
import { useShell } from './shell-context';

/** The ways to all parts of the application, beside the page; narrow if so chosen. Small screens have them in a sheet. */
export function Sidebar() {
  const { collapsed } = useShell();
  return (
    <aside
      className={cn(
        'sticky top-0 hidden h-dvh shrink-0 flex-col border-sidebar-border border-r bg-sidebar transition-[width] duration-150 ease-out md:flex',
        collapsed ? 'w-13' : 'w-58',
      )}
      data-print="hidden"
      id="sidebar"
    >
      <div className={cn('flex h-13 shrink-0 items-center', collapsed ? 'justify-center' : 'px-3')}>
        <HoverLink
          aria-label={collapsed ? project.name : undefined}
          className="flex min-w-0 items-center gap-2.5 rounded-md font-semibold text-sm tracking-tight"
          href="/dashboard"
        >
          <BrandMark />
          {collapsed ? null : <span className="truncate">{project.name}</span>}
        </HoverLink>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden overscroll-contain px-2 pt-2 pb-6">
        <NavLinks compact={collapsed} />
      </div>
    </aside>
  );
}
