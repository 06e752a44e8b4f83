'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from '@/lib/toast';
import { ApiProblem } from '@/lib/api/problem';
import {
  displayOf,
  type EntityDefinition,
  type EnumField,
  type Figures,
  type ListQuery,
  type Row,
} from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { type ColumnPages, withCard, withMovedCount, withoutCard } from './board-columns';
import { boardKeys } from './board-keys';

export type Move = { row: Row; from: string | null; to: string | null };

/**
 * Returns how a card is moved: it is seen in its new column at once; what the API refuses goes back where it was, with a
 * sentence that says why. Somebody else's newer change is not overwritten.
 */
export function useMoveCard(definition: EntityDefinition, field: EnumField, query: ListQuery) {
  const client = useQueryClient();
  const t = useTranslations('views.board');
  const keys = boardKeys(definition, field, query);
  const mutationKey = [...keysOf(definition).all, 'move'];

  return useMutation({
    mutationKey,
    mutationFn: ({ row, to }: Move) =>
      definition.api.update(row.id, { [field.name]: to }, Number(row.version)),
    onMutate: async ({ row, from, to }: Move) => {
      await client.cancelQueries({ queryKey: keys.board });
      await client.cancelQueries({ queryKey: keys.figures });
      const [source, target, counts] = [keys.column(from), keys.column(to), keys.figures] as const;
      const before = [source, target, counts].map((key) => [key, client.getQueryData(key)] as const);
      client.setQueryData<ColumnPages>(source, (pages) => pages && withoutCard(pages, row.id));
      client.setQueryData<ColumnPages>(
        target,
        (pages) => pages && withCard(pages, { ...row, [field.name]: to }),
      );
      client.setQueryData<Figures>(
        counts,
        (figures) => figures && withMovedCount(figures, field.name, from, to),
      );
      return { before };
    },
    onError: (error, { row }, context) => {
      for (const [key, data] of context?.before ?? []) client.setQueryData(key, data);
      const name = displayOf(definition, row);
      const stale = error instanceof ApiProblem && error.status === 412;
      toast.error(stale ? t('conflict', { name }) : t('failed', { name }), {
        description: stale ? undefined : error.message,
      });
    },
    onSuccess: (row, { to }) => {
      client.setQueryData<ColumnPages>(keys.column(to), (pages) => pages && withCard(pages, row));
    },
    onSettled: () => {
      // Only the last of several moves asks again: an answer in between would undo those still under way.
      if (client.isMutating({ mutationKey }) === 1)
        void client.invalidateQueries({ queryKey: keysOf(definition).all });
    },
  });
}
