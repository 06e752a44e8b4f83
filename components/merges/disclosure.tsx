'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cn } from '#components/ui/cn.ts';

type DisclosureProps = {
  summary: ReactNode;
  aside?: ReactNode;
  initiallyOpen?: boolean;
  children: () => ReactNode;
  className?: string;
};

/** Something that is opened by its line; what is in it is made when it is first opened. */
export function Disclosure({ summary, aside, initiallyOpen = false, children, className }: DisclosureProps) {
  const [isOpen, setOpen] = useState(initiallyOpen);
  return (
    <div className={className}>
      <div className="flex items-center gap-2">
        <button
          aria-expanded={isOpen}
          className="flex min-h-8 min-w-0 flex-1 items-center gap-1.5 rounded-sm text-left text-sm hover:text-ink"
          onClick={() => setOpen(!isOpen)}
          type="button"
        >
          <ChevronRight
            aria-hidden
            className={cn('size-3.5 shrink-0 text-ink-muted transition-transform', isOpen && 'rotate-90')}
          />
          {summary}
        </button>
        {aside}
      </div>
      {isOpen ? <div className="pt-1 pb-2">{children()}</div> : null}
    </div>
  );
}
