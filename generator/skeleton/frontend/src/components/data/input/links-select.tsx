'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  Combobox,
  ComboboxChip,
  ComboboxChips,
  ComboboxChipsInput,
  useComboboxAnchor,
} from '@/components/ui/combobox';
import type { Id, Ref } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { inSentence } from '@/lib/format/text';
import { CreateChoice, NEW, RelationChoices, useRelationChoices } from './relation-choices';
import type { RelationSelectProps } from './relation-select';
import { useNames } from './use-related';

export type LinksSelectProps = Omit<RelationSelectProps, 'value' | 'onChange' | 'shown' | 'clearable'> & {
  value: readonly Id[];
  onChange: (value: readonly Id[], refs: readonly Ref[]) => void;
  /** Chosen records whose names are known already. */
  shown?: readonly Ref[];
};

/** Several records of another entity; each chosen one is a chip, and stays marked in the list. */
export function LinksSelect({
  target,
  value,
  onChange,
  shown = [],
  narrow,
  creatable = false,
  onBlur,
  disabled,
  placeholder,
  ...input
}: LinksSelectProps) {
  const t = useTranslations('form.relation');
  const words = useWords(target);
  const anchor = useComboboxAnchor();
  const [picked, setPicked] = useState<readonly Ref[]>([]);
  const choices = useRelationChoices(target, creatable, narrow);
  const { definition, items, typed, setTyped, setOpen, setCreating } = choices;
  const chosen = useNames(definition, value, [...shown, ...picked]);
  const choose = (refs: readonly Ref[]): void => {
    if (refs.some(({ id }) => id === NEW)) {
      setCreating(typed);
      return;
    }
    setPicked(refs);
    setTyped('');
    onChange(
      refs.map(({ id }) => id),
      refs,
    );
  };
  return (
    <>
      <Combobox
        autoHighlight
        disabled={disabled}
        filter={null}
        inputValue={typed}
        isItemEqualToValue={(one: Ref, other: Ref) => String(one.id) === String(other.id)}
        itemToStringLabel={(ref: Ref) => ref.label}
        items={items}
        multiple
        onInputValueChange={setTyped}
        onOpenChange={setOpen}
        onValueChange={choose}
        value={chosen}
      >
        <ComboboxChips ref={anchor}>
          {chosen.map((ref) => (
            <ComboboxChip aria-label={ref.label} key={ref.id}>
              {ref.label}
            </ComboboxChip>
          ))}
          <ComboboxChipsInput
            {...input}
            autoComplete="off"
            onBlur={onBlur}
            placeholder={
              chosen.length === 0 ? (placeholder ?? t('search', { many: inSentence(words.many) })) : ''
            }
          />
        </ComboboxChips>
        <RelationChoices anchor={anchor} choices={choices} />
      </Combobox>
      <CreateChoice choices={choices} onCreated={(ref) => choose([...chosen, ref])} />
    </>
  );
}
