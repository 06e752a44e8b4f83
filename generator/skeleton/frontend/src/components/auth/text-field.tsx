'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { Field, FieldDescription, FieldError, FieldLabel, fieldIds } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from './password-input';

type Props<Values extends FieldValues> = Omit<ComponentProps<typeof Input>, 'form' | 'name'> & {
  form: UseFormReturn<Values>;
  name: Path<Values>;
  label: string;
  help?: ReactNode;
  /** Beside the label, at the end of the line. */
  aside?: ReactNode;
};

/** A line of a form with its label and what is wrong with it; `type="password"` can be made visible. */
export function TextField<Values extends FieldValues>({
  form,
  name,
  label,
  help,
  aside,
  type,
  ...props
}: Props<Values>) {
  const id = useId();
  const { description, error: errorId, describedBy } = fieldIds(id);
  const error = form.formState.errors[name];
  const message = typeof error?.message === 'string' ? error.message : null;
  const Control = type === 'password' ? PasswordInput : Input;
  return (
    <Field data-invalid={message !== null}>
      <div className="flex items-baseline justify-between gap-3">
        <FieldLabel htmlFor={id}>{label}</FieldLabel>
        {aside}
      </div>
      <Control
        {...props}
        {...form.register(name)}
        {...(type === 'password' ? {} : { type })}
        aria-describedby={describedBy({ description: Boolean(help), error: message !== null })}
        aria-invalid={message !== null || undefined}
        id={id}
      />
      {help ? <FieldDescription id={description}>{help}</FieldDescription> : null}
      <FieldError id={errorId}>{message}</FieldError>
    </Field>
  );
}
