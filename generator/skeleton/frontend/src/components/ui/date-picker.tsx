'use client';

import { CalendarDays, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '@/lib/cn';
import { dayOf, isoOf } from '@/lib/day';
import { Button } from './button';
import { controlStyle } from './control';
import { Popover, PopoverContent, PopoverTrigger } from './popover';
import { Skeleton } from './skeleton';

const Calendar = dynamic(() => import('./calendar').then((module) => module.Calendar), {
  ssr: false,
  loading: () => <Skeleton className="m-3 h-72 w-63" />,
});

type DatePickerProps = {
  id?: string;
  /** `2026-11-21`, or null for no day. */
  value: string | null;
  onChange: (value: string | null) => void;
  onBlur?: () => void;
  placeholder?: string;
  min?: string;
  max?: string;
  disabled?: boolean;
  clearable?: boolean;
  className?: string;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
};

/** A day, chosen from a calendar. */
export function DatePicker({
  value,
  onChange,
  onBlur,
  placeholder,
  min,
  max,
  clearable = false,
  className,
  disabled,
  ...props
}: DatePickerProps) {
  const [open, setOpen] = useState(false);
  const t = useTranslations('shell');
  const format = useFormatter();
  const day = value === null ? undefined : dayOf(value);
  const outside = [...(min ? [{ before: dayOf(min) }] : []), ...(max ? [{ after: dayOf(max) }] : [])];
  return (
    <div className={cn('relative', className)}>
      <Popover
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) onBlur?.();
        }}
        open={open}
      >
        <PopoverTrigger
          {...props}
          className={cn(
            controlStyle,
            'flex h-9 items-center gap-2 px-3 text-left hover:border-ring/60 data-popup-open:border-ring',
            clearable && 'pr-9',
          )}
          disabled={disabled}
        >
          <CalendarDays aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <span className={cn('truncate', !day && 'text-muted-foreground')}>
            {/* The day is local midnight: format it in the browser's own zone, not in the page's. */}
            {day
              ? format.dateTime(day, { dateStyle: 'medium', timeZone: LOCAL_ZONE })
              : (placeholder ?? t('date.choose'))}
          </span>
        </PopoverTrigger>
        <PopoverContent align="start" className="w-auto p-0">
          <Calendar
            autoFocus
            captionLayout="dropdown"
            defaultMonth={day}
            disabled={outside}
            mode="single"
            onSelect={(next: Date | undefined) => {
              onChange(next ? isoOf(next) : null);
              setOpen(false);
            }}
            selected={day}
          />
        </PopoverContent>
      </Popover>
      {clearable && value !== null && !disabled ? (
        <Button
          aria-label={t('clear')}
          className="absolute inset-y-1 right-1"
          onClick={() => onChange(null)}
          size="icon-xs"
          type="button"
          variant="ghost"
        >
          <X aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}

const LOCAL_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
