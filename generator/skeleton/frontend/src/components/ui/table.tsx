import { cn, type Styled } from '@/lib/cn';

/** A table that scrolls sideways inside itself, never the page. `containerClassName` reaches what scrolls. */
export function Table({
  className,
  containerClassName,
  ...props
}: Styled<'table'> & { containerClassName?: string }) {
  return (
    <div
      className={cn('relative w-full overflow-x-auto overscroll-x-contain', containerClassName)}
      data-slot="table-container"
    >
      <table
        data-slot="table"
        {...props}
        className={cn('w-full caption-bottom border-separate border-spacing-0 text-sm', className)}
      />
    </div>
  );
}

export function TableHeader({ className, ...props }: Styled<'thead'>) {
  return <thead data-slot="table-header" {...props} className={className} />;
}

export function TableBody({ className, ...props }: Styled<'tbody'>) {
  return (
    <tbody data-slot="table-body" {...props} className={cn('[&>tr:last-child>td]:border-b-0', className)} />
  );
}

export function TableFooter({ className, ...props }: Styled<'tfoot'>) {
  return (
    <tfoot
      data-slot="table-footer"
      {...props}
      className={cn('bg-muted/50 font-medium [&_td]:border-t [&_td]:border-b-0', className)}
    />
  );
}

export function TableRow({ className, ...props }: Styled<'tr'>) {
  return (
    <tr
      data-slot="table-row"
      {...props}
      className={cn(
        'group/row transition-colors hover:bg-muted/60 data-[state=selected]:bg-primary-soft/60',
        className,
      )}
    />
  );
}

export function TableHead({ className, ...props }: Styled<'th'>) {
  return (
    <th
      data-slot="table-head"
      {...props}
      className={cn(
        'h-9 border-b px-3 text-left align-middle font-medium text-muted-foreground text-xs whitespace-nowrap',
        className,
      )}
    />
  );
}

export function TableCell({ className, ...props }: Styled<'td'>) {
  return (
    <td
      data-slot="table-cell"
      {...props}
      className={cn('h-11 border-b px-3 py-1.5 align-middle whitespace-nowrap', className)}
    />
  );
}

export function TableCaption({ className, ...props }: Styled<'caption'>) {
  return (
    <caption
      data-slot="table-caption"
      {...props}
      className={cn('mt-3 text-muted-foreground text-sm', className)}
    />
  );
}
