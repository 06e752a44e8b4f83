'use client';

import { memo, useRef } from 'react';
import { type Control, useController } from 'react-hook-form';
import { showsCards } from '@/components/data/input/enum-input';
import { FieldInput } from '@/components/data/input/field-input';
import { Field, FieldDescription, FieldError, FieldLabel, fieldIds } from '@/components/ui/field';
import { cn } from '@/lib/cn';
import type { EntityDefinition, FieldDefinition, Row } from '@/lib/entity/definition';
import { columnOf } from '@/lib/entity/fields';
import type { FormOverride } from '@/lib/entity/overrides';
import { useWords } from '@/lib/entity/words';
import type { FormValues } from '@/lib/forms/values';
import { useConstraintWords } from './use-constraint-words';

/** Kinds whose values are short: two of them fit beside each other. */
const SHORT: ReadonlySet<FieldDefinition['kind']> = new Set([
  'integer',
  'float',
  'decimal',
  'money',
  'boolean',
  'date',
  'datetime',
  'time',
  'phone',
  'email',
  'reference',
]);

/** Kinds whose label stands beside more than one control, and names the group of them. */
const GROUPS: ReadonlySet<FieldDefinition['kind']> = new Set(['enum', 'file', 'image', 'rich']);

type FormFieldProps = {
  definition: EntityDefinition;
  field: FieldDefinition;
  control: Control<FormValues>;
  override: FormOverride | undefined;
  row: Row | undefined;
  disabled: boolean;
  idPrefix: string;
};

/** One field of a form: its label, what is asked for, the input and what is wrong. Drawn anew only when it changes. */
export const FormField = memo(function FormField(props: FormFieldProps) {
  const { definition, field, control, override, row, disabled, idPrefix } = props;
  const words = useWords(definition.key);
  const { field: input, fieldState } = useController({ control, name: columnOf(field) });
  const constraint = useConstraintWords(field, input.value);
  const id = `${idPrefix}${field.name}`;
  const ids = fieldIds(id);
  const help = override?.help ?? words.help(field.name);
  const said = [help, constraint].filter(Boolean).join(' · ');
  const error = fieldState.error?.message;
  const Input = override?.input ?? FieldInput;
  const box = useRef<HTMLDivElement>(null);
  return (
    <Field
      className={cn('content-start', !isShort(field) && 'sm:col-span-2')}
      data-form-field={field.name}
      data-invalid={error !== undefined}
      ref={box}
    >
      <FieldLabel
        htmlFor={GROUPS.has(field.kind) ? undefined : id}
        id={`${id}-label`}
        onClick={() => GROUPS.has(field.kind) && focusFirst(box.current)}
        required={field.required}
      >
        {override?.label ?? words.field(field.name)}
      </FieldLabel>
      <Input
        definition={definition}
        describedBy={ids.describedBy({ description: said !== '', error: error !== undefined })}
        disabled={disabled}
        field={field}
        id={id}
        invalid={error !== undefined}
        onBlur={input.onBlur}
        onChange={input.onChange}
        row={row}
        value={input.value}
      />
      {said === '' ? null : <FieldDescription id={ids.description}>{said}</FieldDescription>}
      <FieldError id={ids.error}>{error}</FieldError>
    </Field>
  );
});

const isShort = (field: FieldDefinition): boolean =>
  SHORT.has(field.kind) ||
  (field.kind === 'enum' && !showsCards(field)) ||
  (field.kind === 'string' && (field.maxLength ?? Number.POSITIVE_INFINITY) <= 30);

/** Moves the focus to the first thing of a field that takes it. */
export function focusFirst(box: ParentNode | null): boolean {
  const found = box?.querySelector<HTMLElement>(
    'input:not([type=hidden],[tabindex="-1"],[aria-hidden=true],:disabled),textarea:not(:disabled),[role=button],[role=textbox],[role=radio][tabindex="0"],button:not(:disabled)',
  );
  found?.focus();
  return found !== null && found !== undefined;
}
