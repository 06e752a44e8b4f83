'use client';

import { format, isValid, parse } from 'date-fns';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { useAuth } from '@/lib/auth/user-context';
import type { EntityDefinition, ListQuery, Row } from '@/lib/entity/definition';
import type { EntityOverrides } from '@/lib/entity/overrides';
import { newRecordPath } from '../telling-fields';
import { useNarrow } from '../use-narrow';
import { ViewProblem } from '../view-problem';
import { Agenda } from './agenda';
import {
  calendarFields,
  type DayField,
  firstDayOf,
  MODES,
  movedBy,
  newValueOn,
  rangeOf,
  valueAt,
} from './calendar-range';
import { CalendarToolbar } from './calendar-toolbar';
import { useCalendar } from './use-calendar';

export type CalendarViewProps = {
  definition: EntityDefinition;
  /** Filters and search of the list, without paging. */
  query: ListQuery;
  overrides: EntityOverrides;
};

const CalendarGrid = dynamic(() => import('./calendar-grid').then((module) => module.CalendarGrid), {
  ssr: false,
  loading: () => <Skeleton className="h-[34rem] rounded-xl" />,
});

const SEARCH = { day: parseAsString, mode: parseAsStringLiteral(MODES), by: parseAsString };

/** The records by their dates: a month, a week or the days of a month one after the other. */
export function CalendarView({ definition, query }: CalendarViewProps) {
  const fields = calendarFields(definition);
  const [{ day, mode, by }, setSearch] = useQueryStates(SEARCH);
  const narrow = useNarrow();
  const field = fields.find(({ name }) => name === by) ?? fields[0];
  if (!field || narrow === null) return <Skeleton className="h-[34rem] rounded-xl" />;
  const shown = mode ?? (narrow ? 'agenda' : 'month');
  const parsed = day ? parse(day, 'yyyy-MM-dd', new Date()) : new Date();
  return (
    <CalendarOf
      definition={definition}
      query={query}
      fields={fields}
      field={field}
      mode={shown}
      day={isValid(parsed) ? parsed : new Date()}
      onDay={(date) => void setSearch({ day: format(date, 'yyyy-MM-dd') })}
      onMode={(chosen) => void setSearch({ mode: chosen })}
      onWeek={(date) => void setSearch({ mode: 'week', day: format(date, 'yyyy-MM-dd') })}
      onField={(name) => void setSearch({ by: name })}
    />
  );
}

type Props = {
  definition: EntityDefinition;
  query: ListQuery;
  fields: readonly DayField[];
  field: DayField;
  mode: (typeof MODES)[number];
  day: Date;
  onDay: (day: Date) => void;
  onMode: (mode: (typeof MODES)[number]) => void;
  onWeek: (day: Date) => void;
  onField: (name: string) => void;
};

function CalendarOf({ definition, query, fields, field, mode, day, onDay, onMode, onWeek, onField }: Props) {
  const t = useTranslations('views.calendar');
  const locale = useLocale();
  const router = useRouter();
  const { can } = useAuth();
  const firstDay = firstDayOf(locale);
  const dayKey = format(day, 'yyyy-MM-dd');
  const range = useMemo(
    () => rangeOf(mode, parse(dayKey, 'yyyy-MM-dd', new Date()), firstDay),
    [mode, dayKey, firstDay],
  );
  const { records, move } = useCalendar(definition, field, range, query);
  const rows = records.data?.rows ?? [];
  const creates = definition.api.create !== undefined && can(definition, 'create') && !field.readOnly;
  const movable = (row: Row): boolean => !field.readOnly && can(definition, 'update', row);
  const changeTo = (row: Row, value: string | null): void => {
    if (value !== null && movable(row)) move.mutate({ row, value });
  };
  const create = creates
    ? (date: Date) => router.push(newRecordPath(definition, { [field.name]: newValueOn(field, date) }))
    : null;

  return (
    <div className="flex w-full min-w-0 flex-col gap-3">
      <CalendarToolbar
        definition={definition}
        fields={fields}
        field={field}
        mode={mode}
        day={day}
        range={range}
        onDay={onDay}
        onMode={onMode}
        onField={onField}
      />
      {records.data?.more && (
        <p className="text-sm text-muted-foreground">{t('capped', { count: rows.length })}</p>
      )}
      {records.isError ? (
        <ViewProblem error={records.error} onRetry={() => void records.refetch()} />
      ) : mode === 'agenda' ? (
        <Agenda
          definition={definition}
          field={field}
          rows={rows}
          pending={records.isPending}
          onCreate={create && (() => create(day))}
        />
      ) : (
        <CalendarGrid
          definition={definition}
          field={field}
          mode={mode}
          day={dayKey}
          firstDay={firstDay}
          rows={rows}
          busy={records.isFetching}
          movable={movable}
          onOpen={(id) => router.push(`/${definition.route}/${id}`)}
          onCreate={create}
          onMove={(row, date) => changeTo(row, valueAt(field, date))}
          onMore={onWeek}
          onNudge={(row, days) => changeTo(row, movedBy(field, row, days))}
        />
      )}
    </div>
  );
}
