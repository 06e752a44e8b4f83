'use client';

import { Check, Minus } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { cn, type Styled } from '@/lib/cn';

type CheckboxProps = Omit<Styled<'button'>, 'onClick' | 'onChange' | 'type' | 'role'> & {
  checked?: boolean;
  defaultChecked?: boolean;
  /** Some of many are. */
  indeterminate?: boolean;
  /** `event`: the click, for whoever asks which keys were held with it. */
  onCheckedChange?: (checked: boolean, details: { event: globalThis.MouseEvent }) => void;
};

/** A box to tick; `indeterminate` where some of many are. */
export function Checkbox({
  className,
  checked: given,
  defaultChecked = false,
  indeterminate = false,
  disabled,
  onCheckedChange,
  ...props
}: CheckboxProps) {
  const [own, setOwn] = useState(defaultChecked);
  const checked = given ?? own;
  const toggle = (event: MouseEvent): void => {
    const next = indeterminate || !checked;
    setOwn(next);
    onCheckedChange?.(next, { event: event.nativeEvent });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: its sign and its third state are drawn inside of it
    <button
      data-slot="checkbox"
      onKeyDown={withoutEnter}
      {...props}
      aria-checked={indeterminate ? 'mixed' : checked}
      className={cn(
        'group relative flex size-4 shrink-0 items-center justify-center rounded-xs border border-input bg-background shadow-xs transition-colors outline-none dark:bg-muted/40',
        'after:absolute after:-inset-2 hover:border-ring focus-visible:border-ring focus-visible:ring-3 focus-visible:ring-ring/25',
        'data-checked:border-primary data-checked:bg-primary data-checked:text-primary-foreground data-indeterminate:border-primary data-indeterminate:bg-primary data-indeterminate:text-primary-foreground',
        'aria-invalid:border-destructive data-disabled:cursor-not-allowed data-disabled:opacity-50',
        className,
      )}
      data-checked={checked && !indeterminate ? '' : undefined}
      data-disabled={disabled ? '' : undefined}
      data-indeterminate={indeterminate ? '' : undefined}
      disabled={disabled}
      onClick={toggle}
      role="checkbox"
      type="button"
    >
      {indeterminate ? <Minus aria-hidden className="size-3 stroke-3" /> : null}
      {checked && !indeterminate ? <Check aria-hidden className="size-3 stroke-3" /> : null}
    </button>
  );
}

/** Enter sends forms and opens records; only the space bar ticks boxes. */
const withoutEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') event.preventDefault();
};
