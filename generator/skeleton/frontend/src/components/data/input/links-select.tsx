'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  Combobox,
  ComboboxChip,
  ComboboxChips,
  ComboboxChipsInput,
  ComboboxContent,
  ComboboxEmpty,
  ComboboxItem,
  ComboboxList,
  ComboboxStatus,
  useComboboxAnchor,
} from '@/components/ui/combobox';
import { Spinner } from '@/components/ui/spinner';
import { useAuth } from '@/lib/auth/user-context';
import type { Id, Ref } from '@/lib/entity/definition';
import { useEntity } from '@/lib/entity/use-entity';
import { inSentence } from '@/lib/format/text';
import { useWords } from '@/lib/entity/words';
import type { RelationSelectProps } from './relation-select';
import { useChoices, useNames } from './use-related';

const CreateDialog = dynamic(() =>
  import('@/components/data/form/create-dialog').then((module) => module.CreateDialog),
);

export type LinksSelectProps = Omit<RelationSelectProps, 'value' | 'onChange' | 'shown' | 'clearable'> & {
  value: readonly Id[];
  onChange: (value: readonly Id[], refs: readonly Ref[]) => void;
  /** Chosen records whose names are known already. */
  shown?: readonly Ref[];
};

const NEW: Id = '';

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
  const definition = useEntity(target);
  const words = useWords(target);
  const { can } = useAuth();
  const anchor = useComboboxAnchor();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<readonly Ref[]>([]);
  const [creating, setCreating] = useState<string | null>(null);
  const choices = useChoices(definition, typed, open, narrow);
  const chosen = useNames(definition, value, [...shown, ...picked]);
  const offersNew = creatable && definition?.api.create !== undefined && can(definition, 'create');
  const found = choices.data ?? [];
  const items = offersNew && choices.isSuccess ? [...found, { id: NEW, label: typed }] : found;
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
        <ComboboxContent anchor={anchor}>
          <ComboboxStatus>
            {choices.isFetching && found.length === 0 ? (
              <>
                <Spinner /> {t('searching')}
              </>
            ) : choices.isError ? (
              t('failed')
            ) : null}
          </ComboboxStatus>
          <ComboboxEmpty>{choices.isSuccess ? t('nothing') : null}</ComboboxEmpty>
          <ComboboxList>
            {(ref: Ref) => (
              <ComboboxItem key={ref.id} value={ref}>
                {ref.id === NEW ? (
                  <>
                    <Plus aria-hidden />{' '}
                    {typed.trim() ? t('createNamed', { name: typed.trim() }) : t('create')}
                  </>
                ) : (
                  <span className="truncate">{ref.label}</span>
                )}
              </ComboboxItem>
            )}
          </ComboboxList>
        </ComboboxContent>
      </Combobox>
      {creating !== null && definition ? (
        <CreateDialog
          definition={definition}
          initial={definition.display && creating ? { [definition.display]: creating } : {}}
          onClose={() => setCreating(null)}
          onCreated={(ref) => choose([...chosen, ref])}
        />
      ) : null}
    </>
  );
}
