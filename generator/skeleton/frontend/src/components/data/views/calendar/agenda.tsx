'use client';

import { format, isToday, parse } from 'date-fns';
import { PlusIcon } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { displayOf, type EntityDefinition, type Row } from '@/lib/entity/definition';
import { CardFields } from '../card-fields';
import { tellingFields } from '../telling-fields';
import { byDay, type DayField, dayOf } from './calendar-range';

type Props = {
  definition: EntityDefinition;
  field: DayField;
  rows: readonly Row[];
  pending: boolean;
  /** Null for who may not. */
  onCreate: (() => void) | null;
};

/** The records of a month, one day after the other: what fits on a phone. */
export function Agenda({ definition, field, rows, pending, onCreate }: Props) {
  const t = useTranslations('views.calendar');
  const locale = useLocale();
  if (pending) return <Skeleton className="h-64 rounded-xl" />;
  const days = byDay(field, rows);
  return (
    <div className="flex flex-col gap-3">
      {days.length === 0 && (
        <p className="rounded-xl border border-dashed px-4 py-12 text-center text-sm text-muted-foreground">
          {t('empty')}
        </p>
      )}
      {days.length > 0 && (
        <ol className="divide-y overflow-hidden rounded-xl border bg-card">
          {days.map(([key, found]) => {
            const day = parse(key, 'yyyy-MM-dd', new Date());
            return (
              <li key={key} className="flex gap-3 px-3 py-2.5 sm:gap-6 sm:px-4">
                <time
                  dateTime={key}
                  className="flex w-14 shrink-0 flex-col pt-1 text-xs text-muted-foreground sm:w-24"
                >
                  <span
                    className={`text-base font-semibold tabular-nums ${isToday(day) ? 'text-primary' : 'text-foreground'}`}
                  >
                    {format(day, 'd')}
                  </span>
                  <span className="first-letter:uppercase">
                    {new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(day)}
                    {isToday(day) && <span className="sr-only"> {t('today')}</span>}
                  </span>
                </time>
                <ul className="flex min-w-0 flex-1 flex-col gap-1">
                  {found.map((row) => (
                    <AgendaRow key={row.id} definition={definition} field={field} row={row} />
                  ))}
                </ul>
              </li>
            );
          })}
        </ol>
      )}
      {onCreate && (
        <Button variant="outline" size="sm" className="self-start" onClick={onCreate}>
          <PlusIcon aria-hidden="true" />
          {t('create')}
        </Button>
      )}
    </div>
  );
}

function AgendaRow({ definition, field, row }: { definition: EntityDefinition; field: DayField; row: Row }) {
  const locale = useLocale();
  const moment = field.kind === 'datetime' ? dayOf(field, row) : null;
  return (
    <li className="relative flex flex-col gap-1 rounded-md px-2 py-1.5 hover:bg-muted/60">
      <div className="flex items-baseline gap-2 text-sm">
        {moment && (
          <span className="shrink-0 text-xs text-muted-foreground tabular-nums">
            {new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(moment)}
          </span>
        )}
        <Link
          href={`/${definition.route}/${row.id}`}
          className="min-w-0 truncate font-medium outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:ring-2 focus-visible:after:ring-ring"
        >
          {displayOf(definition, row)}
        </Link>
      </div>
      <CardFields definition={definition} row={row} fields={tellingFields(definition, [field.name], 2)} />
    </li>
  );
}
