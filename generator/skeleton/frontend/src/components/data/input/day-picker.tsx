'use client';

import { CalendarDays } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { InputGroupAddon, InputGroupButton } from '@/components/ui/input-group';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import { asDate, fromDate } from '@/lib/forms/date-text';

const Calendar = dynamic(() => import('@/components/ui/calendar').then((module) => module.Calendar), {
  loading: () => <Skeleton className="m-3 h-72 w-64" />,
});

type DayPickerProps = { day: string | null; onDay: (day: string) => void; disabled: boolean };

/** The button beside a day that opens a calendar to choose another one. */
export function DayPickerButton({ day, onDay, disabled }: DayPickerProps) {
  const t = useTranslations('form.date');
  const [open, setOpen] = useState(false);
  const chosen = day === null ? undefined : asDate(day);
  return (
    <InputGroupAddon align="inline-end">
      <Popover onOpenChange={setOpen} open={open}>
        <PopoverTrigger
          render={
            <InputGroupButton aria-label={t('choose')} disabled={disabled}>
              <CalendarDays aria-hidden />
            </InputGroupButton>
          }
        />
        <PopoverContent align="end" className="w-auto p-0">
          <Calendar
            captionLayout="dropdown"
            defaultMonth={chosen}
            endMonth={new Date(new Date().getFullYear() + 20, 11)}
            mode="single"
            onSelect={(date) => {
              if (date) onDay(fromDate(date));
              setOpen(false);
            }}
            selected={chosen}
            startMonth={new Date(new Date().getFullYear() - 120, 0)}
          />
        </PopoverContent>
      </Popover>
    </InputGroupAddon>
  );
}
