'use client';

import type { Control } from 'react-hook-form';
import type { EntityDefinition, FieldDefinition, Row } from '@/lib/entity/definition';
import type { FormOverrides } from '@/lib/entity/overrides';
import type { FormValues } from '@/lib/forms/values';
import { FormField } from './form-field';

type FormFieldsProps = {
  definition: EntityDefinition;
  fields: readonly FieldDefinition[];
  control: Control<FormValues>;
  overrides: FormOverrides;
  row: Row | undefined;
  disabled: boolean;
  idPrefix: string;
};

/** Fields below each other, two of them beside each other where they are short and the screen is wide. */
export function FormFields({ fields, overrides, ...shared }: FormFieldsProps) {
  return (
    <div className="grid grid-cols-1 gap-x-5 gap-y-5 sm:grid-cols-2">
      {fields.map((field) => (
        <FormField {...shared} field={field} key={field.name} override={overrides[field.name]} />
      ))}
    </div>
  );
}
