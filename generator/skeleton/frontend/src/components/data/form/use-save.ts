'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '@/lib/api/problem';
import type { EntityDefinition, Row } from '@/lib/entity/definition';
import { columnOf, writableFields } from '@/lib/entity/fields';
import { refusalOf } from '@/lib/forms/faults';
import { createBody, type FormValues, updateBody } from '@/lib/forms/values';
import { type ProblemWords, useProblemWords } from '@/lib/mutations/problem-words';
import { useCreate } from '@/lib/mutations/use-create';
import { useUpdate } from '@/lib/mutations/use-update';
import { keysOf } from '@/lib/query/keys';
import { useFaultWords } from './use-schema';

/** What a form began with: the record as it was read, and what its inputs held. */
export type Base = { row: Row | undefined; values: FormValues };

export type Save = {
  /** Returns the record as it was stored; null where it was not: what is wrong is in the form then. */
  run: (values: FormValues, base: Base) => Promise<Row | null>;
  isSaving: boolean;
  /** What went wrong with the whole, not with one field. */
  problem: ProblemWords | null;
  /** The record as somebody else has left it in the meantime. */
  theirs: Row | null;
  closeConflict: () => void;
  clearProblem: () => void;
};

/** Returns what sends a form, and tells what the API refused at the field it is about. */
export function useSave(definition: EntityDefinition, form: UseFormReturn<FormValues>): Save {
  const client = useQueryClient();
  const words = useProblemWords();
  const faultWords = useFaultWords();
  const [problem, setProblem] = useState<ProblemWords | null>(null);
  const [theirs, setTheirs] = useState<Row | null>(null);

  const tell = (error: unknown): boolean => {
    const columns = writableFields(definition).map(columnOf);
    const errors = error instanceof ApiProblem ? error.errors : [];
    const rest: string[] = [];
    for (const refused of errors) {
      const { column, fault, detail } = refusalOf(refused, columns);
      if (column === null) rest.push(refused.field ? `${refused.field}: ${detail}` : detail);
      else form.setError(column, { type: 'server', message: fault ? faultWords(fault) : detail });
    }
    if (errors.length === 0) setProblem(words(error));
    else if (rest.length > 0) setProblem({ title: words(error).title, detail: rest.join(' ') });
    return true;
  };

  const create = useCreate(definition, { onProblem: tell });
  const update = useUpdate(definition, {
    // Somebody else was faster: their version is shown beside this one instead of a message.
    onProblem: (error) => (error instanceof ApiProblem && error.status === 412) || tell(error),
  });

  const change = async (row: Row, changes: FormValues): Promise<Row | null> => {
    try {
      return await update.mutateAsync({ row, changes });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 412) {
        const found = await definition.api.get(row.id).catch((again: unknown) => {
          tell(again);
          return null;
        });
        if (found) client.setQueryData(keysOf(definition).record(row.id), found);
        setTheirs(found);
      }
      return null;
    }
  };

  return {
    run: async (values, { row, values: before }) => {
      setProblem(null);
      if (!row) return create.mutateAsync(createBody(values)).catch(() => null);
      const changes = updateBody(before, values);
      return Object.keys(changes).length === 0 ? row : change(row, changes);
    },
    isSaving: create.isPending || update.isPending,
    problem,
    theirs,
    closeConflict: () => setTheirs(null),
    clearProblem: () => setProblem(null),
  };
}
