'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  Combobox,
  ComboboxContent,
  ComboboxEmpty,
  ComboboxInput,
  ComboboxItem,
  ComboboxList,
  ComboboxStatus,
} from '@/components/ui/combobox';
import { Spinner } from '@/components/ui/spinner';
import { useAuth } from '@/lib/auth/user-context';
import type { Id, ListQuery, Ref } from '@/lib/entity/definition';
import { useEntity } from '@/lib/entity/use-entity';
import { inSentence } from '@/lib/format/text';
import { useWords } from '@/lib/entity/words';
import { useChoices, useNames } from './use-related';

const CreateDialog = dynamic(() =>
  import('@/components/data/form/create-dialog').then((module) => module.CreateDialog),
);

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

/** Stands for a record that is yet to be created; no key of a record is empty. */
const NEW: Id = '';

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
  const definition = useEntity(target);
  const words = useWords(target);
  const { can } = useAuth();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Ref | null>(null);
  const [creating, setCreating] = useState<string | null>(null);
  const choices = useChoices(definition, typed, open, narrow);
  const known = [shown, picked].filter((ref) => ref !== null);
  const [chosen = null] = useNames(definition, value === null ? [] : [value], known);
  const offersNew = creatable && definition?.api.create !== undefined && can(definition, 'create');
  const found = choices.data ?? [];
  const items = offersNew && choices.isSuccess ? [...found, { id: NEW, label: typed }] : found;
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
        <ComboboxContent>
          <ComboboxStatus>
            {choices.isFetching && found.length === 0 ? (
              <>
                <Spinner /> {t('searching')}
              </>
            ) : choices.isError ? (
              t('failed')
            ) : offersNew && choices.isSuccess && found.length === 0 ? (
              t('nothing')
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
          initial={{
            ...narrow,
            ...(definition.display && creating ? { [definition.display]: creating } : {}),
          }}
          onClose={() => setCreating(null)}
          onCreated={choose}
        />
      ) : null}
    </>
  );
}
