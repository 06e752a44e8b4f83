'use client';

import { useLocale, useTranslations } from 'next-intl';
import { InputGroup, InputGroupInput } from '@/components/ui/input-group';
import { isUnreadable, unreadable } from '@/lib/entity/unreadable';
import type { InputProps } from '@/lib/entity/overrides';
import { controlProps } from './control-props';
import {
  dayPattern,
  momentOf,
  parseDay,
  parseTime,
  typedDay,
  typedTime,
  wallClock,
} from '@/lib/forms/date-text';
import { DayPickerButton } from './day-picker';
import { useTypedText } from './use-typed-text';

/** Returns what an empty day shows in the language of the page. */
function useDayPattern(): string {
  const t = useTranslations('form.date');
  return dayPattern(useLocale(), { day: t('d'), month: t('m'), year: t('y') });
}

/** A day: typed as the language writes it, or chosen in a calendar. */
export function DateInput(props: InputProps) {
  const locale = useLocale();
  const pattern = useDayPattern();
  const text = useTypedText({
    ...props,
    parse: (typed) => parseDay(typed, locale),
    format: (value) => typedDay(String(value), locale),
  });
  return (
    <InputGroup>
      <InputGroupInput
        {...controlProps(props)}
        autoComplete="off"
        inputMode="numeric"
        onBlur={text.onBlur}
        onChange={(event) => text.onChange(event.currentTarget.value)}
        onFocus={text.onFocus}
        placeholder={pattern}
        value={text.value}
      />
      <DayPickerButton
        day={typeof props.value === 'string' ? props.value : null}
        disabled={props.disabled}
        onDay={props.onChange}
      />
    </InputGroup>
  );
}

/** A time of day: `14:30`, `930`, `2:30 pm`. */
export function TimeInput(props: InputProps) {
  const text = useTypedText({ ...props, parse: parseTime, format: (value) => typedTime(String(value)) });
  return (
    <InputGroup>
      <InputGroupInput
        {...controlProps(props)}
        autoComplete="off"
        onBlur={text.onBlur}
        onChange={(event) => text.onChange(event.currentTarget.value)}
        onFocus={text.onFocus}
        placeholder="00:00"
        value={text.value}
      />
    </InputGroup>
  );
}

/** A moment where the reader is: its day and its time, each typed on its own; sent in UTC. */
export function DateTimeInput(props: InputProps) {
  const t = useTranslations('form.date');
  const locale = useLocale();
  const pattern = useDayPattern();
  const { day, time } = partsOf(props.value);
  const put = (newDay: unknown, newTime: unknown): void => props.onChange(joined(newDay, newTime));
  const dayText = useTypedText({
    value: day,
    onChange: (value) => put(value, value === null ? null : time),
    onBlur: props.onBlur,
    parse: (typed) => parseDay(typed, locale),
    format: (value) => typedDay(String(value), locale),
  });
  const timeText = useTypedText({
    value: time,
    onChange: (value) => put(day, value),
    onBlur: props.onBlur,
    parse: parseTime,
    format: (value) => typedTime(String(value)),
  });
  const control = controlProps(props);
  return (
    <div className="flex gap-2">
      <InputGroup className="flex-1">
        <InputGroupInput
          {...control}
          autoComplete="off"
          inputMode="numeric"
          onBlur={dayText.onBlur}
          onChange={(event) => dayText.onChange(event.currentTarget.value)}
          onFocus={dayText.onFocus}
          placeholder={pattern}
          value={dayText.value}
        />
        <DayPickerButton
          day={typeof day === 'string' ? day : null}
          disabled={props.disabled}
          onDay={(chosen) => put(chosen, time)}
        />
      </InputGroup>
      <InputGroup className="w-24 shrink-0">
        <InputGroupInput
          {...control}
          aria-label={t('time')}
          autoComplete="off"
          autoFocus={false}
          id={`${props.id}-time`}
          onBlur={timeText.onBlur}
          onChange={(event) => timeText.onChange(event.currentTarget.value)}
          onFocus={timeText.onFocus}
          placeholder="00:00"
          value={timeText.value}
        />
      </InputGroup>
    </div>
  );
}

/** Between the parts of a moment of which one cannot be read. */
const GAP = ' · ';

/** Day and time of a moment; one that cannot be read as a whole still has its parts. */
function partsOf(value: unknown): { day: unknown; time: unknown } {
  if (isUnreadable(value)) {
    const [day = '', time = ''] = value.$unreadable.split(GAP);
    return { day: asDay(day), time: asTime(time) };
  }
  return (typeof value === 'string' ? wallClock(value) : null) ?? { day: null, time: null };
}

const asDay = (text: string): unknown =>
  text === '' ? null : /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : unreadable(text);
const asTime = (text: string): unknown =>
  text === '' ? null : /^\d{2}:\d{2}:\d{2}$/.test(text) ? text : unreadable(text);

/** A day without a time begins at midnight; a time without a day says nothing yet. */
function joined(day: unknown, time: unknown): unknown {
  if (day === null && time === null) return null;
  if (typeof day === 'string' && (typeof time === 'string' || time === null))
    return momentOf(day, time ?? '00:00:00');
  const text = (part: unknown): string => (isUnreadable(part) ? part.$unreadable : String(part ?? ''));
  return unreadable(`${text(day)}${GAP}${text(time)}`);
}
