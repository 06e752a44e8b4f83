'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from '@/lib/toast';
import { displayOf, type EntityDefinition, type Row } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { dropStale, putBack, showChanged } from './cache';
import { withChanged } from './cached-rows';
import { useProblemToast } from './problem-words';
import type { MutationOptions } from './use-create';

export type Change = {
  /** The record as it was when somebody began to change it: its version guards against lost changes. */
  row: Row;
  /** Body of the request: what changes, under the names requests use. */
  changes: Readonly<Record<string, unknown>>;
  /** How the changes look in lists until the server has answered, where that differs: `{ customer: { id, label } }`. */
  shown?: Readonly<Record<string, unknown>>;
};

/** Returns what changes a record; the change shows at once and goes away again if the API refuses it. */
export function useUpdate(definition: EntityDefinition, options: MutationOptions = {}) {
  const client = useQueryClient();
  const t = useTranslations();
  const tellProblem = useProblemToast();
  return useMutation({
    mutationFn: ({ row, changes }: Change) => definition.api.update(row.id, changes, row.version ?? 0),
    onMutate: ({ row, changes, shown }) => showChanged(client, definition, row.id, { ...changes, ...shown }),
    onSuccess: (row) => {
      // The new version at once: the next change in the same row must not wait for the list.
      client.setQueriesData({ queryKey: keysOf(definition).lists }, (kept) => withChanged(kept, row.id, row));
      client.setQueryData(keysOf(definition).record(row.id), row);
      if (!options.quiet) toast.success(t('form.saved', { name: displayOf(definition, row) }));
    },
    onError: (error, _change, snapshot) => {
      putBack(client, snapshot);
      if (!options.onProblem?.(error)) tellProblem(error);
    },
    onSettled: () => dropStale(client, definition),
  });
}
