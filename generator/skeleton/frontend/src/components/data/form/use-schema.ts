'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef } from 'react';
import type { FieldErrors } from 'react-hook-form';
import type { ZodType } from 'zod';
import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import { columnOf, writableFields } from '@/lib/entity/fields';
import { checkValue, type Fault, faultOf } from '@/lib/forms/faults';
import { groupedNumber } from '@/lib/forms/number-text';
import { createBody, type FormValues, updateBody } from '@/lib/forms/values';

/** Returns what tells a fault in the language of the page. */
export function useFaultWords(): (fault: Fault) => string {
  const t = useTranslations('form.errors');
  const locale = useLocale();
  return useCallback(
    ({ key, values = {} }: Fault) => {
      const shown = Object.entries(values).map(([name, value]) =>
        name === 'min' || name === 'max' ? [name, bound(String(value), locale)] : [name, value],
      );
      return t(key, Object.fromEntries(shown));
    },
    [t, locale],
  );
}

const bound = (exact: string, locale: string): string =>
  /^-?\d+(\.\d+)?$/.test(exact) ? groupedNumber(exact, locale) : exact;

export type Validate = (values: FormValues, before: FormValues | null) => Promise<FieldErrors<FormValues>>;

/**
 * Returns what finds everything wrong with the values of a form: by the schema the API's own description was made
 * into, and what no schema can say. `before` is what an old record held; only what differs from it is sent and checked.
 */
export function useValidate(definition: EntityDefinition): Validate {
  const words = useFaultWords();
  const schemas = useRef<Partial<Record<'create' | 'update', Promise<ZodType>>>>({});
  const { create, update } = definition.schemas;
  useEffect(() => {
    // On its way while somebody reads the form: the first field that is left does not wait for it.
    schemas.current = { create: create?.(), update: update() };
  }, [create, update]);
  return useCallback(
    async (values, before) => {
      const schema = await (before ? schemas.current.update : schemas.current.create);
      const faults = findFaults(definition, schema, values, before);
      return Object.fromEntries(
        [...faults].map(([column, fault]) => [column, { type: fault.key, message: words(fault) }]),
      );
    },
    [definition, words],
  );
}

function findFaults(
  definition: EntityDefinition,
  schema: ZodType | undefined,
  values: FormValues,
  before: FormValues | null,
): ReadonlyMap<string, Fault> {
  const fields = new Map(writableFields(definition).map((field) => [columnOf(field), field]));
  const found = new Map<string, Fault>();
  for (const [column, field] of fields) {
    const fault = column in values ? checkValue(field, values[column], before === null) : null;
    if (fault) found.set(column, fault);
  }
  const body = before ? updateBody(before, values) : createBody(values);
  for (const issue of schema?.safeParse(body).error?.issues ?? []) {
    const column = String(issue.path[0] ?? '');
    const field: FieldDefinition | undefined = fields.get(column);
    if (field && !found.has(column)) found.set(column, faultOf(field, issue));
  }
  return found;
}
