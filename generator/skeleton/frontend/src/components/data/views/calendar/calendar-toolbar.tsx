'use client';

import { addDays } from 'date-fns';
import { ChevronLeftIcon, ChevronRightIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ToggleGroup, ToggleGroupItem } from '@/components/ui/toggle-group';
import type { EntityDefinition } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { FieldChoice } from '../field-choice';
import { type DayField, MODES, type Mode, type Range, stepDay } from './calendar-range';

type Props = {
  definition: EntityDefinition;
  fields: readonly DayField[];
  field: DayField;
  mode: Mode;
  day: Date;
  range: Range;
  onDay: (day: Date) => void;
  onMode: (mode: Mode) => void;
  onField: (name: string) => void;
};

/** What the calendar shows, and the ways to other days, modes and dates. */
export function CalendarToolbar(props: Props) {
  const { definition, fields, field, mode, day, range, onDay, onMode, onField } = props;
  const t = useTranslations('views.calendar');
  const locale = useLocale();
  const words = useWords(definition.key);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <div className="flex items-center gap-1">
        <Button
          variant="outline"
          size="icon-sm"
          aria-label={t('previous', { mode })}
          onClick={() => onDay(stepDay(mode, day, -1))}
        >
          <ChevronLeftIcon aria-hidden="true" />
        </Button>
        <Button
          variant="outline"
          size="icon-sm"
          aria-label={t('next', { mode })}
          onClick={() => onDay(stepDay(mode, day, 1))}
        >
          <ChevronRightIcon aria-hidden="true" />
        </Button>
        <Button variant="outline" size="sm" onClick={() => onDay(new Date())}>
          {t('today')}
        </Button>
      </div>
      <h2 aria-live="polite" className="text-base font-semibold tracking-tight first-letter:uppercase">
        {titleOf(mode, day, range, locale)}
      </h2>
      <div className="flex flex-wrap items-center gap-3 md:ml-auto">
        {fields.length > 1 && (
          <FieldChoice
            label={t('by')}
            value={field.name}
            options={fields.map(({ name }) => ({ value: name, label: words.field(name) }))}
            onChange={onField}
          />
        )}
        <ToggleGroup
          aria-label={t('modes')}
          value={[mode]}
          onValueChange={([chosen]) => chosen && onMode(chosen as Mode)}
        >
          {MODES.map((known) => (
            <ToggleGroupItem key={known} value={known}>
              {t(`mode.${known}`)}
            </ToggleGroupItem>
          ))}
        </ToggleGroup>
      </div>
    </div>
  );
}

function titleOf(mode: Mode, day: Date, range: Range, locale: string): string {
  if (mode !== 'week') return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(day);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(
    range.start,
    addDays(range.end, -1),
  );
}
