import { ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { cn, type Styled } from '@/lib/cn';
import { type Slotted, withProps } from './slot';

/** Where this page is; name it: `aria-label`. */
export function Breadcrumb(props: Styled<'nav'>) {
  return <nav data-slot="breadcrumb" {...props} />;
}

export function BreadcrumbList({ className, ...props }: Styled<'ol'>) {
  return (
    <ol
      data-slot="breadcrumb-list"
      {...props}
      className={cn('flex min-w-0 items-center gap-1 text-muted-foreground text-sm', className)}
    />
  );
}

export function BreadcrumbItem({ className, ...props }: Styled<'li'>) {
  return (
    <li
      data-slot="breadcrumb-item"
      {...props}
      className={cn('inline-flex min-w-0 items-center gap-1', className)}
    />
  );
}

/** A link to a page above: `<BreadcrumbLink render={<Link href="…" />}>`. */
export function BreadcrumbLink({ className, render, ...props }: Styled<'a'> & { render: ReactElement }) {
  return withProps(render as Slotted, {
    ...props,
    className: cn('truncate rounded-xs transition-colors hover:text-foreground', className),
  });
}

export function BreadcrumbPage({ className, ...props }: Styled<'span'>) {
  return (
    <span
      aria-current="page"
      data-slot="breadcrumb-page"
      {...props}
      className={cn('truncate font-medium text-foreground', className)}
    />
  );
}

export function BreadcrumbSeparator({ className, children, ...props }: Styled<'li'>) {
  return (
    <li
      aria-hidden
      data-slot="breadcrumb-separator"
      {...props}
      className={cn('shrink-0 text-muted-foreground/60 [&>svg]:size-3.5', className)}
    >
      {children ?? <ChevronRight />}
    </li>
  );
}
