'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '#components/ui/cn.ts';

/** `exact` belongs to the first tab, whose address begins all the others'. */
export type SectionTab = { href: string; label: string; exact?: boolean };

/** The pages of a team or a project, as a row of links under the header. */
export function SectionTabs({ tabs, label }: { tabs: SectionTab[]; label: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto px-2 sm:px-4">
      {tabs.map(({ href, label: text, exact }) => {
        const current = exact ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
        return (
          <Link
            aria-current={current ? 'page' : undefined}
            className={cn(
              'flex h-9 shrink-0 items-center border-transparent border-b-2 px-2 text-ink-muted text-sm hover:text-ink focus-visible:-outline-offset-2',
              current && 'border-ink text-ink',
            )}
            href={href}
            key={href}
          >
            {text}
          </Link>
        );
      })}
    </nav>
  );
}
