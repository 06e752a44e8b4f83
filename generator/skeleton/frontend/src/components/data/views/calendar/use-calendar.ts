'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from '@/lib/toast';
import { ApiProblem } from '@/lib/api/problem';
import { displayOf, type EntityDefinition, type ListQuery, type Row } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { type DayField, MOST_RECORDS, type Range, rangeQuery } from './calendar-range';

/** The records of a range; `more`: there are others that no calendar has room for. */
type Found = { rows: readonly Row[]; more: boolean };

/** Returns the records of a range of days, and how one is moved to another moment: seen at once, taken back if refused. */
export function useCalendar(definition: EntityDefinition, field: DayField, range: Range, query: ListQuery) {
  const client = useQueryClient();
  const t = useTranslations('views.calendar');
  const asked = rangeQuery(field, range, query);
  const queryKey = [...keysOf(definition).lists, 'calendar', field.name, asked] as const;
  const records = useQuery({
    queryKey,
    queryFn: ({ signal }) => readAll(definition, asked, signal),
    placeholderData: keepPreviousData,
  });
  const move = useMutation({
    mutationFn: ({ row, value }: { row: Row; value: string }) =>
      definition.api.update(row.id, { [field.name]: value }, Number(row.version)),
    onMutate: async ({ row, value }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Found>(queryKey);
      client.setQueryData<Found>(
        queryKey,
        (found) => found && replaced(found, { ...row, [field.name]: value }),
      );
      return { before };
    },
    onSuccess: (row) => client.setQueryData<Found>(queryKey, (found) => found && replaced(found, row)),
    onError: (error, { row }, context) => {
      client.setQueryData(queryKey, context?.before);
      const name = displayOf(definition, row);
      const stale = error instanceof ApiProblem && error.status === 412;
      toast.error(stale ? t('conflict', { name }) : t('failed', { name }), {
        description: stale ? undefined : error.message,
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keysOf(definition).all }),
  });
  return { records, move };
}

const replaced = (found: Found, row: Row): Found => ({
  ...found,
  rows: found.rows.map((known) => (known.id === row.id ? row : known)),
});

async function readAll(definition: EntityDefinition, query: ListQuery, signal: AbortSignal): Promise<Found> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page = await definition.api.list({ ...query, ...(cursor ? { cursor } : { count: false }) }, signal);
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor !== null && rows.length < MOST_RECORDS);
  return { rows, more: cursor !== null };
}
