'use client';

import { useId } from 'react';
import { Controller, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { Field, FieldDescription, FieldError, FieldLabel, fieldIds } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';

/** Whoever signs up can look at no other records and has uploaded nothing: fields that refer to them come later. */
const LATER: ReadonlySet<string> = new Set(['reference', 'links', 'file', 'image', 'json', 'geo', 'rich']);

/** Takes the entity of accounts, returns what people are asked for besides address and password. */
export const askedFields = (definition: EntityDefinition): readonly FieldDefinition[] =>
  definition.fields.filter((field) => !field.readOnly && field.name !== 'email' && !LATER.has(field.kind));

/** What a field holds before somebody fills it in. */
export function emptyOf(field: FieldDefinition): unknown {
  const preset = 'default' in field ? field.default : undefined;
  return preset === undefined || preset === 'now' ? null : preset;
}

type Props<Values extends FieldValues> = {
  definition: EntityDefinition;
  field: FieldDefinition;
  form: UseFormReturn<Values>;
};

/** A field of the account that the SPEC gave it. */
export function AccountField<Values extends FieldValues>({ definition, field, form }: Props<Values>) {
  const id = useId();
  const words = useWords(definition.key);
  const { description, error: errorId, describedBy } = fieldIds(id);
  const help = words.help(field.name);
  return (
    <Controller
      control={form.control}
      name={field.name as never}
      render={({ field: input, fieldState: { error } }) => (
        <Field data-invalid={error !== undefined}>
          <FieldLabel htmlFor={id} required={field.required}>
            {words.field(field.name)}
          </FieldLabel>
          <Input
            {...input}
            aria-describedby={describedBy({ description: help !== null, error: error !== undefined })}
            aria-invalid={error !== undefined || undefined}
            id={id}
            value={String(input.value ?? '')}
          />
          {help ? <FieldDescription id={description}>{help}</FieldDescription> : null}
          <FieldError id={errorId}>{error?.message}</FieldError>
        </Field>
      )}
    />
  );
}
