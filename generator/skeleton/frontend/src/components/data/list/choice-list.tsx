'use client';

import { CheckIcon } from 'lucide-react';
import { useId } from 'react';
import { EnumDot } from '@/components/data/value/enum-badge';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/lib/cn';
import { toggled } from '@/lib/query/preferences';

type Option = {
  value: string;
  label: string;
  /** All values of the choice, where they have colours. */
  values?: readonly string[];
};
type Props = {
  label: string;
  options: readonly Option[];
  values: readonly string[];
  many: boolean;
  onChange: (values: readonly string[]) => void;
};

const LINE =
  'flex min-h-8 w-full items-center gap-2.5 rounded-sm px-2 text-left text-sm hover:bg-accent pointer-coarse:min-h-10';

/** A few values to choose from, one or many of them. */
export function ChoiceList({ label, options, values, many, onChange }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend nobody needs to see here
    <div role="group" aria-label={label} className="-mx-1 max-h-64 overflow-y-auto overscroll-contain">
      {options.map((option) => {
        const chosen = values.includes(option.value);
        const words = (
          <>
            {option.values && <EnumDot values={option.values} value={option.value} />}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
          </>
        );
        return many ? (
          <label key={option.value} htmlFor={`${id}-${option.value}`} className={LINE}>
            <Checkbox
              id={`${id}-${option.value}`}
              checked={chosen}
              onCheckedChange={() => onChange(toggled(values, option.value))}
            />
            {words}
          </label>
        ) : (
          <button
            key={option.value}
            type="button"
            aria-pressed={chosen}
            onClick={() => onChange([option.value])}
            className={cn(LINE, 'focus-visible:-outline-offset-2')}
          >
            {words}
            {chosen && <CheckIcon aria-hidden="true" className="size-4" />}
          </button>
        );
      })}
    </div>
  );
}
