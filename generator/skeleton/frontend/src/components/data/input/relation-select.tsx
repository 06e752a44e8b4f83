'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Combobox, ComboboxInput } from '@/components/ui/combobox';
import type { Id, ListQuery, Ref } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { inSentence } from '@/lib/format/text';
import { CreateChoice, NEW, RelationChoices, useRelationChoices } from './relation-choices';
import { useNames } from './use-related';

export type RelationSelectProps = {
  /** Key of the entity to choose from. */
  target: string;
  value: Id | null;
  onChange: (value: Id | null, ref: Ref | null) => void;
  /** The chosen record, where its name is known already. */
  shown?: Ref | null;
  /** Filters of the target's list that choices must pass. */
  narrow?: ListQuery;
  /** Whether there may be none. */
  clearable?: boolean;
  /** Offers to create a record that is not there yet. */
  creatable?: boolean;
  id?: string;
  disabled?: boolean;
  onBlur?: () => void;
  placeholder?: string;
  'aria-label'?: string;
  'aria-invalid'?: boolean | undefined;
  'aria-describedby'?: string | undefined;
  'aria-required'?: boolean | undefined;
  'data-field'?: string;
  autoFocus?: boolean | undefined;
};

/** One record of another entity, found by typing part of its name. */
export function RelationSelect({
  target,
  value,
  onChange,
  shown = null,
  narrow,
  clearable = true,
  creatable = false,
  onBlur,
  disabled,
  placeholder,
  ...input
}: RelationSelectProps) {
  const t = useTranslations('form.relation');
  const words = useWords(target);
  const [picked, setPicked] = useState<Ref | null>(null);
  const choices = useRelationChoices(target, creatable, narrow);
  const { definition, items, typed, setTyped, setOpen, setCreating } = choices;
  const known = [shown, picked].filter((ref) => ref !== null);
  const [chosen = null] = useNames(definition, value === null ? [] : [value], known);
  const choose = (ref: Ref | null): void => {
    if (ref?.id === NEW) {
      setCreating(typed);
      return;
    }
    setPicked(ref);
    onChange(ref?.id ?? null, ref);
  };
  return (
    <>
      <Combobox
        autoHighlight
        disabled={disabled}
        filter={null}
        isItemEqualToValue={(one: Ref, other: Ref) => String(one.id) === String(other.id)}
        itemToStringLabel={(ref: Ref) => (ref.id === NEW ? '' : ref.label)}
        items={items}
        onInputValueChange={(text, { reason }) => setTyped(reason === 'input-change' ? text : '')}
        onOpenChange={setOpen}
        onValueChange={choose}
        // The input takes over a name when the choice changes, not when its name arrives later.
        value={chosen?.isPending ? null : chosen}
      >
        <ComboboxInput
          {...input}
          autoComplete="off"
          onBlur={onBlur}
          placeholder={
            chosen?.isPending ? '…' : (placeholder ?? t('search', { many: inSentence(words.many) }))
          }
          showClear={clearable && chosen !== null}
        />
        <RelationChoices choices={choices} />
      </Combobox>
      <CreateChoice choices={choices} onCreated={choose} />
    </>
  );
}
