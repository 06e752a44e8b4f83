'use client';

import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { useLocale } from 'next-intl';
import type { ComponentProps } from 'react';
import { type ChevronProps, DayPicker } from 'react-day-picker';
import { enUS } from 'react-day-picker/locale/en-US';
import { es } from 'react-day-picker/locale/es';
import { cn } from '@/lib/cn';
import { buttonVariants } from './button';

const CHEVRONS = { left: ChevronLeft, right: ChevronRight, up: ChevronDown, down: ChevronDown };
const navStyle = cn(buttonVariants({ variant: 'ghost', size: 'icon-sm' }), 'aria-disabled:opacity-40');

/** Months to choose a day, some days or a span of days from, in the language of the page. Load it lazily. */
export function Calendar({ className, classNames, ...props }: ComponentProps<typeof DayPicker>) {
  const locale = useLocale();
  return (
    <DayPicker
      className={cn('w-fit p-3 [--cell:2.25rem]', className)}
      classNames={{
        months: 'relative flex flex-col gap-4 sm:flex-row',
        month: 'flex flex-col gap-3',
        nav: 'absolute inset-x-0 top-0 z-1 flex items-center justify-between',
        button_previous: navStyle,
        button_next: navStyle,
        month_caption: 'flex h-8 items-center justify-center px-9',
        caption_label: 'flex items-center gap-1 font-medium text-sm capitalize [&>svg]:size-3.5',
        dropdowns: 'flex items-center gap-1.5 text-sm',
        dropdown_root: 'relative rounded-sm border px-1.5 py-0.5 focus-within:ring-2 focus-within:ring-ring',
        dropdown: 'absolute inset-0 bg-popover opacity-0',
        month_grid: 'border-collapse',
        weekdays: 'flex',
        weekday: 'w-(--cell) text-center font-normal text-muted-foreground text-xs',
        week: 'mt-0.5 flex w-full',
        day: 'group/day relative size-(--cell) p-0 text-center text-sm',
        day_button: cn(
          'size-(--cell) rounded-md text-sm tabular transition-colors hover:bg-accent focus-visible:z-1',
          'group-data-selected/day:bg-primary group-data-selected/day:text-primary-foreground group-data-outside/day:text-muted-foreground',
        ),
        today: '[&:not([data-selected])>button]:bg-muted [&>button]:font-semibold',
        range_start: 'rounded-l-md bg-primary-soft',
        range_end: 'rounded-r-md bg-primary-soft',
        range_middle: 'bg-primary-soft [&>button]:bg-transparent! [&>button]:text-primary-soft-foreground!',
        disabled: '[&>button]:pointer-events-none [&>button]:opacity-40',
        hidden: 'invisible',
        ...classNames,
      }}
      components={{ Chevron }}
      locale={locale === 'es' ? es : enUS}
      showOutsideDays
      {...props}
    />
  );
}

function Chevron({ orientation = 'left', className }: ChevronProps) {
  const Icon = CHEVRONS[orientation];
  return <Icon aria-hidden className={cn('size-4', className)} />;
}
