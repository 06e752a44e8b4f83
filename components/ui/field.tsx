'use client';

import { Field as Base } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type FieldProps = {
  name: string;
  label: string;
  description?: ReactNode;
  error?: string;
  trailing?: ReactNode;
  children: ReactNode;
};

/** A labelled control with its help and its error, tied together for screen readers. */
export function Field({ name, label, description, error, trailing, children }: FieldProps) {
  return (
    <Base.Root className="grid gap-1.5" invalid={error !== undefined} name={name}>
      <div className="flex items-baseline justify-between gap-3">
        <Base.Label className="font-medium text-ink text-sm">{label}</Base.Label>
        {trailing}
      </div>
      {children}
      {error === undefined ? null : (
        <Base.Error className="flex items-start gap-1.5 text-bad text-xs" match>
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {error}
        </Base.Error>
      )}
      {description && error === undefined ? (
        <Base.Description className="text-ink-muted text-xs">{description}</Base.Description>
      ) : null}
    </Base.Root>
  );
}

type InputProps = Omit<Base.Control.Props, 'className'> & { className?: string };

/** A line of text; inside a Field it takes the Field's name, label and error. */
export function Input({ className, ...props }: InputProps) {
  return <Base.Control {...props} className={cn(inputStyle, className)} />;
}

export const inputStyle = cn(
  'h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-base text-ink shadow-low',
  'placeholder:text-ink-faint focus-visible:outline-offset-0 disabled:opacity-50',
  'data-invalid:border-bad data-invalid:focus-visible:outline-bad',
);
