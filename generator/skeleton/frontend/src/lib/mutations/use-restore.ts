'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from '@/lib/toast';
import { ApiProblem } from '@/lib/api/problem';
import { displayOf, type EntityDefinition, type Id, type Row } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { dropStale } from './cache';
import { useProblemToast } from './problem-words';

/** Returns what brings deleted records back, one after the other, in the order given. */
export function useRestore(definition: EntityDefinition) {
  const client = useQueryClient();
  const t = useTranslations();
  const tellProblem = useProblemToast();
  return useMutation({
    mutationFn: async (ids: readonly Id[]) => {
      if (!definition.api.restore) throw new ApiProblem({}, 405);
      const rows: Row[] = [];
      for (const id of ids) rows.push(await definition.api.restore(id));
      return rows;
    },
    onSuccess: (rows) => {
      for (const row of rows) client.setQueryData(keysOf(definition).record(row.id), row);
      const [only] = rows;
      const name = only ? displayOf(definition, only) : '';
      toast.success(
        rows.length === 1 ? t('form.restored', { name }) : t('form.restoredMany', { count: rows.length }),
      );
    },
    onError: tellProblem,
    onSettled: () => dropStale(client, definition),
  });
}
