'use client';

import { ListFilterIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { FieldDefinition } from '@/lib/entity/definition';
import { withFilter } from '@/lib/query/filters';
import { FieldList, FilterEditor } from './lazy';
import { useList } from './list-context';

/** Adds a filter: first its field, then what is asked of it. */
export function FilterMenu() {
  const t = useTranslations('list');
  const { state, setState } = useList();
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<FieldDefinition | null>(null);
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setField(null);
      }}
    >
      <PopoverTrigger
        render={
          <Button variant="outline" size="sm">
            <ListFilterIcon aria-hidden="true" />
            {t('filter.add')}
          </Button>
        }
      />
      <PopoverContent align="start" className="w-72 p-0" aria-label={t('filter.add')}>
        {field ? (
          <FilterEditor
            key={field.name}
            field={field}
            onBack={() => setField(null)}
            onApply={(filter) => {
              setState({ filters: withFilter(state.filters, filter) });
              setOpen(false);
            }}
          />
        ) : (
          <FieldList onChoose={setField} />
        )}
      </PopoverContent>
    </Popover>
  );
}
