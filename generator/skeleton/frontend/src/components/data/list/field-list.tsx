'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Input } from '@/components/ui/input';
import type { FieldDefinition } from '@/lib/entity/definition';
import { conditionsOf } from '@/lib/query/conditions';
import { FieldIcon } from './field-icon';
import { useList } from './list-context';

/** A list of fields longer than this has a search. */
const SEARCH_FROM = 9;

/** The fields something can be asked of. */
export function FieldList({ onChoose }: { onChoose: (field: FieldDefinition) => void }) {
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
