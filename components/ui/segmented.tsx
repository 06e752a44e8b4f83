'use client';

import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';

type SegmentedProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** A choice between two or three views of the same thing. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  return (
    <ToggleGroup
      aria-label={label}
      className="grid auto-cols-fr grid-flow-col rounded-md bg-sunken p-0.5"
      onValueChange={([next]) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      value={[value]}
    >
      {options.map((option) => (
        <Toggle
          className="h-7 rounded-sm px-3 text-ink-muted text-sm data-pressed:bg-raised data-pressed:text-ink data-pressed:shadow-low"
          key={option.value}
          value={option.value}
        >
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
