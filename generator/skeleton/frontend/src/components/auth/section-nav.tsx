'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/lib/cn';

export type SectionLink = { href: string; label: string };

/** Links between the parts of a page of settings, the one that is shown marked. */
export function SectionNav({ label, links }: { label: string; links: readonly SectionLink[] }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto border-b px-4 md:mx-0 md:px-0">
      <ul className="flex gap-1">
        {links.map(({ href, label: name }) => {
          const current = path === href;
          return (
            <li key={href}>
              <Link
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'relative flex h-10 items-center rounded-sm px-3 font-medium text-sm whitespace-nowrap text-muted-foreground transition-colors hover:text-foreground focus-visible:-outline-offset-2',
                  current &&
                    'text-foreground after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:rounded-full after:bg-primary',
                )}
                href={href}
              >
                {name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
