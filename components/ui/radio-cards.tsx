'use client';

import { type ReactNode, useId } from 'react';
import { cn } from './cn.ts';

type RadioCardsProps<T extends string> = {
  /** Names the choice for screen readers. */
  label: string;
  value: T | null;
  options: readonly { value: T; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  onChange: (value: T) => void;
  disabled?: boolean;
  className?: string;
};

/** A choice out of a few that each need a sentence; arrow keys move between them. Nothing may be chosen yet. */
export function RadioCards<T extends string>(props: RadioCardsProps<T>) {
  const { label, value, options, onChange, disabled, className } = props;
  const name = useId();
  return (
    <fieldset className={cn('grid gap-2', className)} disabled={disabled}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          className={cn(
            'flex items-start gap-2.5 rounded-md border px-3 py-2 text-sm transition-colors',
            'has-checked:border-ink has-checked:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-1',
            disabled || option.disabled ? 'text-ink-muted' : 'hover:border-line-strong hover:bg-hover',
          )}
          key={option.value}
        >
          <input
            checked={value === option.value}
            className="mt-0.5 size-4 shrink-0 accent-ink outline-none"
            disabled={option.disabled}
            name={name}
            onChange={() => onChange(option.value)}
            type="radio"
          />
          <span className="min-w-0">
            <span className="block font-medium">{option.label}</span>
            {option.hint ? <span className="block text-ink-muted text-xs">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
