'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import {
  ComboboxContent,
  ComboboxEmpty,
  ComboboxItem,
  ComboboxList,
  ComboboxStatus,
} from '@/components/ui/combobox';
import { Spinner } from '@/components/ui/spinner';
import { useAuth } from '@/lib/auth/user-context';
import type { Id, ListQuery, Ref } from '@/lib/entity/definition';
import { useEntity } from '@/lib/entity/use-entity';
import { useChoices } from './use-related';

const CreateDialog = dynamic(() =>
  import('@/components/data/form/create-dialog').then((module) => module.CreateDialog),
);

/** Stands for a record that is yet to be created; no key of a record is empty. */
export const NEW: Id = '';

/** Returns what one or several records of another entity are chosen from, as somebody types. */
export function useRelationChoices(target: string, creatable: boolean, narrow: ListQuery | undefined) {
  const definition = useEntity(target);
  const { can } = useAuth();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [creating, setCreating] = useState<string | null>(null);
  const { data, isSuccess, isError, isFetching } = useChoices(definition, typed, open, narrow);
  const found = data ?? [];
  const offersNew =
    creatable && isSuccess && definition?.api.create !== undefined && can(definition, 'create');
  return {
    definition,
    narrow,
    typed,
    setTyped,
    setOpen,
    creating,
    setCreating,
    items: offersNew ? [...found, { id: NEW, label: typed }] : found,
    isSearching: isFetching && found.length === 0,
    isNothing: isSuccess && found.length === 0,
    isError,
  };
}

type Choices = ReturnType<typeof useRelationChoices>;

type RelationChoicesProps = Pick<ComponentProps<typeof ComboboxContent>, 'anchor'> & { choices: Choices };

/** The list below the input: what was found, and a new record where there may be one. */
export function RelationChoices({ choices, anchor }: RelationChoicesProps) {
  const t = useTranslations('form.relation');
  const { typed, items, isSearching, isNothing, isError } = choices;
  const name = typed.trim();
  return (
    <ComboboxContent anchor={anchor}>
      <ComboboxStatus>
        {isSearching ? (
          <>
            <Spinner /> {t('searching')}
          </>
        ) : isError ? (
          t('failed')
        ) : isNothing && items.length > 0 ? (
          t('nothing')
        ) : null}
      </ComboboxStatus>
      <ComboboxEmpty>{isNothing ? t('nothing') : null}</ComboboxEmpty>
      <ComboboxList>
        {(ref: Ref) => (
          <ComboboxItem key={ref.id} value={ref}>
            {ref.id === NEW ? (
              <>
                <Plus aria-hidden /> {name ? t('createNamed', { name }) : t('create')}
              </>
            ) : (
              <span className="truncate">{ref.label}</span>
            )}
          </ComboboxItem>
        )}
      </ComboboxList>
    </ComboboxContent>
  );
}

/** The form for a record that was not there yet, once somebody asked for one. */
export function CreateChoice({ choices, onCreated }: { choices: Choices; onCreated: (ref: Ref) => void }) {
  const { definition, creating, setCreating, narrow } = choices;
  if (creating === null || !definition) return null;
  return (
    <CreateDialog
      definition={definition}
      initial={{
        ...narrow,
        ...(definition.display && creating ? { [definition.display]: creating } : {}),
      }}
      onClose={() => setCreating(null)}
      onCreated={onCreated}
    />
  );
}
