'use client';

import { ChevronLeft, ChevronRight, Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn, type Styled } from '@/lib/cn';
import { Button, type ButtonProps } from './button';

/** Ways to the other pages of a list; buttons, or links by `render`. */
export function Pagination({ className, ...props }: Styled<'nav'>) {
  const t = useTranslations('shell');
  return (
    <nav
      aria-label={t('pagination.label')}
      data-slot="pagination"
      {...props}
      className={cn('flex items-center', className)}
    />
  );
}

export function PaginationContent({ className, ...props }: Styled<'ul'>) {
  return (
    <ul data-slot="pagination-content" {...props} className={cn('flex items-center gap-1', className)} />
  );
}

export function PaginationItem(props: Styled<'li'>) {
  return <li data-slot="pagination-item" {...props} />;
}

export function PaginationLink({
  isActive,
  size = 'icon-sm',
  ...props
}: ButtonProps & { isActive?: boolean }) {
  return (
    <Button
      aria-current={isActive ? 'page' : undefined}
      size={size}
      variant={isActive ? 'outline' : 'ghost'}
      {...props}
    />
  );
}

export function PaginationPrevious(props: ButtonProps) {
  const t = useTranslations('shell');
  return (
    <PaginationLink aria-label={t('pagination.previous')} {...props}>
      <ChevronLeft aria-hidden />
    </PaginationLink>
  );
}

export function PaginationNext(props: ButtonProps) {
  const t = useTranslations('shell');
  return (
    <PaginationLink aria-label={t('pagination.next')} {...props}>
      <ChevronRight aria-hidden />
    </PaginationLink>
  );
}

export function PaginationEllipsis({ className, ...props }: Styled<'span'>) {
  return (
    <span
      aria-hidden
      {...props}
      className={cn('flex size-8 items-center justify-center text-muted-foreground', className)}
    >
      <Ellipsis className="size-4" />
    </span>
  );
}
