'use client';

import { useId } from 'react';
import { Controller, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { FieldInput } from '@/components/data/input/field-input';
import { Field, FieldDescription, FieldError, FieldLabel, fieldIds } from '@/components/ui/field';
import type { EntityDefinition, FieldDefinition, Row } from '@/lib/entity/definition';
import { columnOf } from '@/lib/entity/fields';
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
  /** The account as it is. */
  row?: Row;
};

/** A field of the account that the SPEC gave it. */
export function AccountField<Values extends FieldValues>({ definition, field, form, row }: Props<Values>) {
  const id = useId();
  const words = useWords(definition.key);
  const { description, error: errorId, describedBy } = fieldIds(id);
  const help = words.help(field.name);
  return (
    <Controller
      control={form.control}
      name={columnOf(field) as Path<Values>}
      render={({ field: input, fieldState: { error } }) => (
        <Field data-invalid={error !== undefined}>
          <FieldLabel htmlFor={id} required={field.required}>
            {words.field(field.name)}
          </FieldLabel>
          <FieldInput
            definition={definition}
            describedBy={describedBy({ description: help !== null, error: error !== undefined })}
            disabled={input.disabled ?? false}
            field={field}
            id={id}
            invalid={error !== undefined}
            onBlur={input.onBlur}
            onChange={input.onChange}
            row={row}
            value={input.value}
          />
          {help ? <FieldDescription id={description}>{help}</FieldDescription> : null}
          <FieldError id={errorId}>{error?.message}</FieldError>
        </Field>
      )}
    />
  );
}
