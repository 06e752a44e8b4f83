'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import { cva, type VariantProps } from 'class-variance-authority';
import { cn, type Styled } from '@/lib/cn';

export function Tabs({ className, ...props }: Styled<typeof Base.Root>) {
  return <Base.Root data-slot="tabs" {...props} className={cn('flex flex-col gap-3', className)} />;
}

const listStyle = cva('group/tabs relative flex items-center', {
  variants: {
    variant: {
      default: 'w-fit max-w-full gap-0.5 overflow-x-auto rounded-lg bg-muted p-0.5',
      line: 'w-full gap-1 overflow-x-auto border-b',
    },
  },
  defaultVariants: { variant: 'default' },
});

/** The row of tabs; arrow keys move between them. Name it: `aria-label`. */
export function TabsList({
  className,
  variant = 'default',
  children,
  ...props
}: Styled<typeof Base.List> & VariantProps<typeof listStyle>) {
  return (
    <Base.List
      data-slot="tabs-list"
      data-variant={variant}
      {...props}
      className={cn(listStyle({ variant }), className)}
    >
      <Base.Indicator
        className={cn(
          'absolute left-0 w-(--active-tab-width) translate-x-(--active-tab-left) transition-[translate,width] duration-200 ease-out',
          variant === 'line'
            ? 'bottom-0 z-1 h-0.5 rounded-full bg-primary'
            : 'top-(--active-tab-top) h-(--active-tab-height) rounded-md bg-background shadow-sm dark:bg-accent',
        )}
      />
      {children}
    </Base.List>
  );
}

export function TabsTrigger({ className, ...props }: Styled<typeof Base.Tab>) {
  return (
    <Base.Tab
      data-slot="tabs-trigger"
      {...props}
      className={cn(
        'relative z-1 flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-3 font-medium text-muted-foreground text-sm whitespace-nowrap transition-colors select-none hover:text-foreground data-active:text-foreground data-disabled:pointer-events-none data-disabled:opacity-50',
        'group-data-[variant=line]/tabs:h-10 focus-visible:-outline-offset-2 [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4',
        className,
      )}
    />
  );
}

export function TabsContent({ className, ...props }: Styled<typeof Base.Panel>) {
  return (
    <Base.Panel
      data-slot="tabs-content"
      {...props}
      className={cn('flex-1 focus-visible:-outline-offset-2', className)}
    />
  );
}
