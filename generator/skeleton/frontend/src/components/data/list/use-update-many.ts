'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from '@/lib/toast';
import type { EntityDefinition, Row } from '@/lib/entity/definition';
import { dropStale, putBack, showChanged } from '@/lib/mutations/cache';
import { useProblemToast } from '@/lib/mutations/problem-words';

export type ManyChange = {
  rows: readonly Row[];
  /** What requests call the field. */
  column: string;
  value: unknown;
  /** How the new value looks in lists, where that differs: `{ customer: { id, label } }`. */
  shown?: Readonly<Record<string, unknown>>;
};

/** Long enough to read what happened and to change one's mind. */
const UNDO_MS = 8_000;

/** Returns what gives a field of several records one value, all of them or none; what each had before can be had back. */
export function useUpdateMany(definition: EntityDefinition) {
  const client = useQueryClient();
  const t = useTranslations('list');
  const tellProblem = useProblemToast();
  const back = useMutation({
    mutationFn: (items: Parameters<typeof definition.api.updateMany>[0]) => definition.api.updateMany(items),
    onSuccess: (rows) => toast.success(t('bulk.undone', { count: rows.length })),
    onError: tellProblem,
    onSettled: () => dropStale(client, definition),
  });
  return useMutation({
    mutationFn: ({ rows, column, value }: ManyChange) =>
      definition.api.updateMany(
        rows.map(({ id, version }) => ({ id, version: version ?? 0, [column]: value })),
      ),
    onMutate: async ({ rows, column, value, shown }) => {
      const snapshots = [];
      for (const { id } of rows)
        snapshots.push(await showChanged(client, definition, id, { [column]: value, ...shown }));
      return snapshots[0];
    },
    onSuccess: (changed, { rows, column }) => {
      const before = new Map(rows.map((row) => [String(row.id), row[column] ?? null]));
      const items = changed.map(({ id, version }) => ({
        id,
        version: version ?? 0,
        [column]: before.get(String(id)) ?? null,
      }));
      toast.success(t('bulk.changed', { count: changed.length }), {
        action: { label: t('undo'), onClick: () => back.mutate(items) },
        duration: UNDO_MS,
      });
    },
    onError: (error, _change, snapshot) => {
      putBack(client, snapshot);
      tellProblem(error);
    },
    onSettled: () => dropStale(client, definition),
  });
}
