'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CheckIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '@/components/ui/command';
import { Spinner } from '@/components/ui/spinner';
import { loadEntity } from '@/features/registry';
import { cn } from '@/lib/cn';
import type { Ref } from '@/lib/entity/definition';
import { displayOf } from '@/lib/entity/definition';
import { toggled } from '@/lib/query/preferences';

/** As many as can be looked through; who wants another one types. */
const OFFERED = 20;
/** Records are asked for once somebody stops typing. */
const ASK_AGAIN_MS = 30_000;

type Props = {
  target: string;
  label: string;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  /** One of them is enough: told with its name. */
  onChoose?: (ref: Ref) => void;
};

/** Records of another entity to choose from, found by the API's search. */
export function ReferenceChoices({ target, label, values, onChange, onChoose }: Props) {
  const t = useTranslations('list');
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: [target, 'choices', search],
    queryFn: async ({ signal }) => {
      const definition = await loadEntity(target);
      const page = await definition.api.list(
        { limit: OFFERED, count: false, ...(search !== '' && definition.searchable ? { search } : {}) },
        signal,
      );
      return page.items.map((row): Ref => ({ id: row.id, label: displayOf(definition, row) }));
    },
    placeholderData: keepPreviousData,
    staleTime: ASK_AGAIN_MS,
  });
  return (
    <Command shouldFilter={false} label={label} className="-mx-1 h-auto w-auto rounded-md border">
      <CommandInput
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder={t('filter.search')}
        aria-label={label}
      >
        {found.isFetching && <Spinner />}
      </CommandInput>
      <CommandList className="max-h-52">
        {found.isSuccess && <CommandEmpty className="py-5">{t('filter.nobody')}</CommandEmpty>}
        {found.data?.map((ref) => {
          const chosen = values.includes(String(ref.id));
          return (
            <CommandItem
              key={ref.id}
              value={String(ref.id)}
              onSelect={() => (onChoose ? onChoose(ref) : onChange(toggled(values, String(ref.id))))}
              aria-checked={chosen}
            >
              <CheckIcon aria-hidden="true" className={cn(!chosen && 'invisible')} />
              <span className="truncate">{ref.label}</span>
            </CommandItem>
          );
        })}
      </CommandList>
    </Command>
  );
}
