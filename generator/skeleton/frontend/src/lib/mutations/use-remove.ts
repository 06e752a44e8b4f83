'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from '@/lib/toast';
import { displayOf, type EntityDefinition, type Row } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { dropStale, putBack, showRemoved } from './cache';
import { useProblemToast } from './problem-words';
import type { MutationOptions } from './use-create';
import { useRestore } from './use-restore';

/** The API takes no more in one request. */
const AT_ONCE = 100;
/** Long enough to read what happened and to change one's mind. */
const UNDO_MS = 8_000;

/** Returns what deletes records; they leave the lists at once, and can be brought back where deletion is not for good. */
export function useRemove(definition: EntityDefinition, options: MutationOptions = {}) {
  const client = useQueryClient();
  const t = useTranslations('form');
  const tellProblem = useProblemToast();
  const { mutate: restore } = useRestore(definition);
  return useMutation({
    mutationFn: (rows: readonly Row[]) => removeAll(definition, rows),
    onMutate: (rows) =>
      showRemoved(
        client,
        definition,
        rows.map(({ id }) => id),
      ),
    onSuccess: (_nothing, rows) => {
      // A page that still shows one of them says so until it is left.
      const deleted_at = new Date().toISOString();
      for (const { id } of rows)
        client.setQueryData<Row>(keysOf(definition).record(id), (row) => row && { ...row, deleted_at });
      if (options.quiet) return;
      const [only] = rows;
      const said =
        rows.length === 1 && only
          ? t('removed', { name: displayOf(definition, only) })
          : t('removedMany', { count: rows.length });
      const ids = rows.map(({ id }) => id);
      const undo = { label: t('undo'), onClick: () => restore(ids) };
      toast.success(said, definition.api.restore ? { action: undo, duration: UNDO_MS } : {});
    },
    onError: (error, _rows, snapshot) => {
      putBack(client, snapshot);
      if (!options.onProblem?.(error)) tellProblem(error);
    },
    onSettled: (_nothing, error, rows) =>
      dropStale(client, definition, error ? [] : rows.map(({ id }) => id)),
  });
}

async function removeAll(definition: EntityDefinition, rows: readonly Row[]): Promise<void> {
  const [only] = rows;
  if (rows.length === 1 && only) return definition.api.remove(only.id, only.version);
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const portion = rows.slice(start, start + AT_ONCE);
    await definition.api.removeMany(portion.map(({ id, version }) => ({ id, version: version ?? 0 })));
  }
}
