'use client';

import FullCalendar, { type CalendarRef, type EventInput } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import breezyTheme from '@fullcalendar/react/themes/breezy';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/breezy/theme.css';
import './calendar-grid.css';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react';
import { displayOf, type EntityDefinition, type Row } from '@/lib/entity/definition';
import type { DayField } from './calendar-range';

type Props = {
  definition: EntityDefinition;
  field: DayField;
  mode: 'month' | 'week';
  /** The day the calendar stands at: `2026-11-21`. */
  day: string;
  firstDay: number;
  rows: readonly Row[];
  busy: boolean;
  movable: (row: Row) => boolean;
  onOpen: (id: string) => void;
  /** Null for who may not. */
  onCreate: ((date: Date) => void) | null;
  onMove: (row: Row, date: Date) => void;
  /** A day has more records than its cell shows. */
  onMore: (date: Date) => void;
  /** Moves by days, with the keyboard. */
  onNudge: (row: Row, days: number) => void;
};

const PLUGINS = [dayGridPlugin, timeGridPlugin, interactionPlugin, breezyTheme];

/** How many records a day of a month shows before it says that there are more. */
const MOST_IN_DAY = 4;
const HOURS_PX = 640;

/** Days each arrow moves a record by. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month or a week with its records; they can be dragged to another day, and moved with Alt and the arrows. */
export function CalendarGrid(props: Props) {
  const {
    definition,
    field,
    mode,
    day,
    firstDay,
    rows,
    busy,
    movable,
    onOpen,
    onCreate,
    onMove,
    onMore,
    onNudge,
  } = props;
  const t = useTranslations('views.calendar');
  const locale = useLocale();
  const help = useId();
  const calendar = useRef<CalendarRef>(null);
  const view = mode === 'month' ? 'dayGridMonth' : field.kind === 'date' ? 'dayGridWeek' : 'timeGridWeek';
  const find = (id: string): Row | undefined => rows.find((row) => String(row.id) === id);

  useEffect(() => {
    // FullCalendar draws at once when it is told to move, which React forbids inside of an effect.
    queueMicrotask(() => calendar.current?.getApi().changeView(view, day));
  }, [view, day]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `movable` is made anew each time and depends on these
  const events = useMemo(
    () => rows.map((row) => eventOf(definition, field, row, movable(row))),
    [definition, field, rows],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.altKey ? STEPS[event.key] : undefined;
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-record]')?.dataset.record;
    const row = step === undefined || id === undefined ? undefined : find(id);
    if (!row || step === undefined) return;
    event.preventDefault();
    onNudge(row, step);
  };

  return (
    <section
      aria-label={t('label')}
      aria-describedby={help}
      aria-busy={busy}
      onKeyDown={onKeyDown}
      className="calendar-grid min-w-0 overflow-hidden rounded-xl border bg-card"
    >
      <p id={help} className="sr-only">
        {t('help')}
      </p>
      <FullCalendar
        ref={calendar}
        plugins={PLUGINS}
        initialView={view}
        initialDate={day}
        locale={locale}
        firstDay={firstDay}
        headerToolbar={false}
        borderless
        // A day by its hours is higher than any screen: it scrolls, from the morning on.
        height={view === 'timeGridWeek' ? HOURS_PX : 'auto'}
        fixedWeekCount={false}
        events={events}
        eventDurationEditable={false}
        eventAllow={(span) => span.allDay === (field.kind === 'date') || mode === 'month'}
        eventTimeFormat={{ hour: 'numeric', minute: '2-digit' }}
        defaultTimedEventDuration="01:00"
        scrollTime="08:00"
        allDaySlot={field.kind === 'date'}
        slotHeaderFormat={{ hour: 'numeric', minute: '2-digit' }}
        dayMaxEvents={mode === 'month' ? MOST_IN_DAY : false}
        moreLinkClick={({ date }) => onMore(date)}
        nowIndicator
        moreLinkText={(count) => t('more', { count })}
        moreLinkHint={(count) => t('moreHint', { count })}
        eventsHint={t('records')}
        navLinks={onCreate !== null && mode === 'month'}
        navLinkHint={(date) => t('createOn', { date })}
        navLinkDayClick={(date) => onCreate?.(date)}
        dateClick={({ date }) => onCreate?.(date)}
        eventClick={({ event, jsEvent }) => {
          if (jsEvent.metaKey || jsEvent.ctrlKey) return;
          jsEvent.preventDefault();
          onOpen(event.id);
        }}
        eventDrop={({ event, revert }) => {
          const row = find(event.id);
          if (row && event.start) onMove(row, event.start);
          else revert();
        }}
        eventDidMount={({ el, event }) => {
          el.dataset.record = event.id;
        }}
      />
    </section>
  );
}

function eventOf(definition: EntityDefinition, field: DayField, row: Row, editable: boolean): EventInput {
  return {
    id: String(row.id),
    title: displayOf(definition, row),
    start: String(row[field.name]),
    allDay: field.kind === 'date',
    url: `/${definition.route}/${row.id}`,
    startEditable: editable,
  };
}
