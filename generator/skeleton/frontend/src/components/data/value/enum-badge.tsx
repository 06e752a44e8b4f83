'use client';

import type { EntityDefinition, EnumField } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { toneOf } from '@/lib/format/tone';
import './tones.css';

type Props = { definition: Pick<EntityDefinition, 'key'>; field: EnumField; value: string };

/** A value of a choice: its word, with a dot in the colour the value has everywhere. */
export function EnumBadge({ definition, field, value }: Props) {
  const words = useWords(definition.key);
  return (
    <span className="inline-flex h-5.5 max-w-full items-center gap-1.5 rounded-full border bg-background px-2 text-xs font-medium text-foreground">
      <EnumDot values={field.values} value={value} />
      <span className="truncate">{words.value(field.name, value)}</span>
    </span>
  );
}

/** The dot alone, for menus, boards and legends that have the word beside it. */
export function EnumDot({ values, value }: { values: readonly string[]; value: string }) {
  return (
    <span
      aria-hidden="true"
      className={`tone-${toneOf(values, value)} size-2 shrink-0 rounded-full bg-(--tone)`}
    />
  );
}
