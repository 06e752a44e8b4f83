'use client';

import { useId } from 'react';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';

type Props = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** Which field a view is made of: a small select with its label in front. */
export function FieldChoice({ label, value, options, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor={id} className="whitespace-nowrap text-muted-foreground">
        {label}
      </label>
      <Select
        items={options}
        value={value}
        onValueChange={(chosen) => typeof chosen === 'string' && onChange(chosen)}
      >
        <SelectTrigger id={id} size="sm" className="w-auto min-w-32">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {options.map((option) => (
            <SelectItem key={option.value} value={option.value}>
              {option.label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
