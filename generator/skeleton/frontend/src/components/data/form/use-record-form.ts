'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import type { EntityDefinition, Row } from '@/lib/entity/definition';
import { type FormValues, newValues, valuesOf } from '@/lib/forms/values';
import type { FormScope } from '../input/form-scope';
import type { Base } from './use-save';
import { useValidate } from './use-schema';

export type RecordForm = {
  form: UseFormReturn<FormValues>;
  base: Base;
  /** Begins anew with another record, or with the same one as somebody has left it meanwhile. */
  restart: (row: Row | undefined, values?: FormValues) => void;
  /** Goes on with the same inputs, on top of another version of the record. */
  rebase: (row: Row) => void;
  scope: FormScope;
};

/** Returns a form of an entity: with a record to change it, without one to create it. */
export function useRecordForm(
  definition: EntityDefinition,
  row: Row | undefined,
  prefill: FormValues,
): RecordForm {
  const validate = useValidate(definition);
  const [base, setBase] = useState<Base>(() => ({
    row,
    values: row ? valuesOf(definition, row) : newValues(definition, prefill),
  }));
  // The form asks for its rules once; what they compare with changes.
  const current = useRef(base);
  const put = useCallback((next: Base) => {
    current.current = next;
    setBase(next);
  }, []);
  const form = useForm<FormValues>({
    defaultValues: base.values,
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: async (values) => {
      const { row: old, values: before } = current.current;
      const errors = await validate(values, old ? before : null);
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
  });
  const restart = useCallback(
    (next: Row | undefined, values?: FormValues) => {
      const begun = values ?? (next ? valuesOf(definition, next) : newValues(definition, prefill));
      put({ row: next, values: begun });
      form.reset(begun);
    },
    [definition, prefill, form, put],
  );
  const rebase = useCallback(
    (next: Row) => put({ row: next, values: valuesOf(definition, next) }),
    [definition, put],
  );
  const scope = useMemo<FormScope>(
    () => ({
      read: (column) => form.getValues(column),
      subscribe: (listener) => form.subscribe({ formState: { values: true }, callback: listener }),
    }),
    [form],
  );
  return { form, base, restart, rebase, scope };
}
