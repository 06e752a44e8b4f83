'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { cn } from './cn.ts';

export type SelectOption<T extends string> = { value: T; label: string; hint?: string };

type SelectProps<T extends string> = {
  label: string;
  value: T;
  options: readonly SelectOption<T>[];
  onChange: (value: T) => void;
  disabled?: boolean;
  className?: string;
};

/** One choice out of a short list. `label` names it for screen readers. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
  className,
}: SelectProps<T>) {
  return (
    <Base.Root
      disabled={disabled}
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
      value={value}
    >
      <Base.Trigger
        aria-label={label}
        className={cn(
          'flex h-8 items-center justify-between gap-2 rounded-md border border-line-strong bg-surface pr-2 pl-2.5 text-sm shadow-low select-none hover:bg-hover data-disabled:opacity-50',
          className,
        )}
      >
        <Base.Value className="truncate" />
        <Base.Icon>
          <ChevronsUpDown aria-hidden className="size-3.5 text-ink-faint" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          alignItemWithTrigger={false}
          className="z-50 outline-none"
          collisionPadding={8}
          sideOffset={4}
        >
          <Base.Popup className="max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-lg border bg-raised p-1 text-sm shadow-high transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  className="grid min-h-8 cursor-default grid-cols-[1fr_1rem] items-center gap-2 rounded-md px-2 py-1 outline-none select-none data-highlighted:bg-hover"
                  key={option.value}
                  value={option.value}
                >
                  <span>
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint ? <span className="block text-ink-muted text-xs">{option.hint}</span> : null}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden className="size-4" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
