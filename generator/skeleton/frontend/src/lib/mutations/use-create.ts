'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from '@/lib/toast';
import { ApiProblem } from '@/lib/api/problem';
import { displayOf, type EntityDefinition } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { dropStale } from './cache';
import { useProblemToast } from './problem-words';

export type MutationOptions = {
  /** Says nothing when it went well. */
  quiet?: boolean;
  /** Returns whether it told what went wrong by itself; otherwise a toast does. */
  onProblem?: (error: unknown) => boolean;
};

/** Returns what creates a record of an entity from the body of a request. */
export function useCreate(definition: EntityDefinition, options: MutationOptions = {}) {
  const client = useQueryClient();
  const t = useTranslations();
  const tellProblem = useProblemToast();
  return useMutation({
    mutationFn: (body: object) => {
      if (!definition.api.create) throw new ApiProblem({}, 405);
      return definition.api.create(body);
    },
    onSuccess: (row) => {
      client.setQueryData(keysOf(definition).record(row.id), row);
      if (!options.quiet) toast.success(t('form.created', { name: displayOf(definition, row) }));
    },
    onError: (error) => {
      if (!options.onProblem?.(error)) tellProblem(error);
    },
    onSettled: () => dropStale(client, definition),
  });
}
