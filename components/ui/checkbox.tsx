import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  disabled?: boolean;
  className?: string;
};

/** A yes that has to be ticked, with its sentence. */
export function Checkbox({ checked, onChange, children, disabled, className }: CheckboxProps) {
  return (
    <label className={cn('flex items-start gap-2 text-sm', disabled && 'text-ink-muted', className)}>
      <input
        checked={checked}
        className="mt-0.5 size-4 shrink-0 accent-ink"
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        type="checkbox"
      />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
