import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** A table that scrolls sideways by itself, so that the page never does. */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard.
    <div className="overflow-x-auto focus-visible:-outline-offset-2" tabIndex={0}>
      <table {...props} className={cn('w-full border-collapse text-left text-sm', className)} />
    </div>
  );
}

export function HeaderCell({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...props}
      className={cn('border-b px-4 py-2 font-medium text-ink-muted text-xs whitespace-nowrap', className)}
    />
  );
}

export function Cell({ className, ...props }: ComponentProps<'td'>) {
  return (
    <td {...props} className={cn('border-b px-4 py-2.5 align-middle group-last:border-b-0', className)} />
  );
}

export function Row({ className, ...props }: ComponentProps<'tr'>) {
  return <tr {...props} className={cn('group hover:bg-hover/50', className)} />;
}
