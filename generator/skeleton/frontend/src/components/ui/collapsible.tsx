'use client';

import { Collapsible as Base } from '@base-ui/react/collapsible';
import { cn, type Styled } from '@/lib/cn';

/** A part of the page that opens and closes. */
export const Collapsible = Base.Root;
export const CollapsibleTrigger = Base.Trigger;

export function CollapsibleContent({ className, ...props }: Styled<typeof Base.Panel>) {
  return (
    <Base.Panel
      data-slot="collapsible-content"
      {...props}
      className={cn(
        'h-(--collapsible-panel-height) overflow-hidden transition-[height] duration-150 ease-out data-ending-style:h-0 data-starting-style:h-0',
        className,
      )}
    />
  );
}
