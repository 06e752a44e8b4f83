'use client';

import { ListFilterIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { FieldDefinition } from '@/lib/entity/definition';
import { conditionsOf } from '@/lib/query/conditions';
import { withFilter } from '@/lib/query/filters';
import { FieldIcon } from './field-icon';
import { FilterEditor } from './lazy';
import { useList } from './list-context';

/** A list of fields longer than this has a search. */
const SEARCH_FROM = 9;

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

function FieldList({ onChoose }: { onChoose: (field: FieldDefinition) => void }) {
  const t = useTranslations('list');
  const { offered, label } = useList();
  const [text, setText] = useState('');
  const fields = offered.filter((field) => conditionsOf(field).length > 0);
  const found = fields.filter(({ name }) => label(name).toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
      {fields.length >= SEARCH_FROM && (
        <div className="border-b p-1.5">
          <Input
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-label={t('filter.find')}
            placeholder={t('filter.find')}
            className="h-8"
          />
        </div>
      )}
      <ul className="max-h-80 overflow-y-auto overscroll-contain p-1">
        {found.map((field) => (
          <li key={field.name}>
            <button
              type="button"
              onClick={() => onChoose(field)}
              className="flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left text-sm hover:bg-accent focus-visible:bg-accent focus-visible:-outline-offset-2 pointer-coarse:h-10"
            >
              <FieldIcon kind={field.kind} />
              <span className="truncate">{label(field.name)}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && (
          <li className="px-2 py-3 text-sm text-muted-foreground">{t('filter.noField')}</li>
        )}
      </ul>
    </>
  );
}
